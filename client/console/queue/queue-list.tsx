import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { usePlace } from "../place/index.js";
import { useWords } from "../words/index.js";
import { QueueRow, rowId } from "./queue-row.js";
import { useAnchor } from "./use-anchor.js";
import { useArrangement } from "./use-arrangement.js";
import { useCursorKeys } from "./use-cursor-keys.js";
import { useHold } from "./use-hold.js";
import { useVirtualRows } from "./use-virtual-rows.js";

/** The rows themselves: only those in sight exist, nothing moves under a hand, new ones wait while somebody reads further down. */
export function QueueList({ live }: { readonly live: readonly string[] }): ReactNode {
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const { place, select } = usePlace();
  const { hold, pointedAt, release } = useHold(scroller);
  const [{ ids, waiting, fresh }, showAll] = useArrangement(live, hold, place.filter);
  const [cursor, setCursor] = useCursor(place.incidentId);
  const { virtual, rowHeight } = useVirtualRows(scroller, ids);
  const show = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  const underKeys = () => (document.activeElement === scroller.current ? cursor : null);
  useAnchor(scroller, ids, rowHeight, () => underKeys() ?? pointedAt.current);
  useCursorKeys({ ids, cursor, setCursor, show, scroller });
  useShowSelected(ids, place.incidentId, show);
  const pick = useCallback(
    (id: string) => {
      setCursor(id);
      select(id);
      scroller.current?.focus({ preventScroll: true });
    },
    [select, setCursor],
  );
  const letIn = () => {
    release();
    showAll();
    scroller.current?.scrollTo({ top: 0 });
  };
  const rows = virtual.getVirtualItems().map(({ index, start }) => {
    const id = ids[index] ?? "";
    const marks = { isSelected: id === place.incidentId, isCursor: id === cursor, isFresh: fresh.has(id) };
    return <QueueRow key={id} id={id} index={index} count={ids.length} top={start} select={pick} {...marks} />;
  });
  return (
    <>
      {waiting > 0 && <Pill waiting={waiting} letIn={letIn} />}
      <div
        ref={scroller}
        className="queue-list"
        role="listbox"
        tabIndex={0}
        aria-label={words("queue.title")}
        aria-activedescendant={cursor === null ? undefined : rowId(cursor)}
      >
        <div className="queue-rows" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {rows}
        </div>
      </div>
    </>
  );
}

function Pill({ waiting, letIn }: { readonly waiting: number; readonly letIn: () => void }): ReactNode {
  const words = useWords();
  return (
    <button type="button" className="queue-pill" onClick={letIn}>
      {words("queue.waiting", { count: waiting })} <span aria-hidden>↑</span>
    </button>
  );
}

/** The row that the keys are on: the one moved to last, or what was selected since, here or elsewhere. */
function useCursor(selected: string | null): readonly [cursor: string | null, move: (id: string | null) => void] {
  const [state, setState] = useState({ cursor: selected, selected });
  if (state.selected !== selected) setState({ cursor: selected ?? state.cursor, selected });
  return [state.cursor, useCallback((cursor: string | null) => setState((old) => ({ ...old, cursor })), [])];
}

/** Scrolls to what was selected elsewhere, where it is out of sight. */
function useShowSelected(ids: readonly string[], selected: string | null, show: (index: number) => void): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (selected === shown.current) return;
    const index = selected === null ? -1 : ids.indexOf(selected);
    if (selected === null || index >= 0) shown.current = selected;
    if (index >= 0) show(index);
  }, [ids, selected, show]);
}
