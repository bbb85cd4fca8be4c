import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useState, type RefObject } from "react";

const ROW_REM = 4;
/** Rows kept ready above and below what is seen. */
const READY_ROWS = 8;

/** Tells which rows of a list exist now, and how high, in pixels, each of them is. */
export function useVirtualRows(
  scroller: RefObject<HTMLDivElement | null>,
  ids: readonly string[],
): { readonly virtual: Virtualizer<HTMLDivElement, Element>; readonly rowHeight: number } {
  const rowHeight = useRowHeight();
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    overscan: READY_ROWS,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  return { virtual, rowHeight };
}

/** A window that is moved to a screen of 4K has larger letters from then on. */
function useRowHeight(): number {
  const [height, setHeight] = useState(heightNow);
  useEffect(() => {
    const look = () => setHeight(heightNow());
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, []);
  return height;
}

const heightNow = () => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
