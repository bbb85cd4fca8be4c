import { useLayoutEffect, useRef, type RefObject } from "react";

/** Keeps the row that a hand is on, or else the first in sight of a scrolled list, where it is while others come and go. */
export function useAnchor(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly string[],
  rowHeight: number,
  held: () => string | null,
): void {
  const before = useRef(ids);
  useLayoutEffect(() => {
    const [list, old] = [scroller.current, before.current];
    before.current = ids;
    if (list === null || old === ids) return;
    const { scrollTop } = list;
    const anchor = held() ?? (scrollTop > 0 ? old[Math.floor(scrollTop / rowHeight)] : undefined);
    if (anchor === undefined) return;
    const [from, to] = [old.indexOf(anchor), ids.indexOf(anchor)];
    if (from >= 0 && to >= 0 && from !== to) list.scrollTop = scrollTop + (to - from) * rowHeight;
  });
}
