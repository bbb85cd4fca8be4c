import { useMemo, type RefObject } from "react";
import { usePlace } from "../place/index.js";
import { useQueueKeys } from "./use-queue-keys.js";

interface CursorTools {
  readonly ids: readonly string[];
  readonly cursor: string | null;
  readonly setCursor: (id: string) => void;
  /** Brings the row of this index in sight. */
  readonly show: (index: number) => void;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly search: () => void;
}

/** Moves the cursor of the list by keys, selects what it is on, and leaves the selection again. */
export function useCursorKeys({ ids, cursor, setCursor, show, scroller, search }: CursorTools): void {
  const { place, select } = usePlace();
  const { incidentId } = place;
  const keys = useMemo(
    () => ({
      move: (steps: number) => {
        const from = cursor === null ? -1 : ids.indexOf(cursor);
        const to = Math.max(0, Math.min(ids.length - 1, from < 0 ? 0 : from + steps));
        const id = ids[to];
        if (id === undefined) return false;
        scroller.current?.focus({ preventScroll: true });
        setCursor(id);
        show(to);
        return true;
      },
      open: () => {
        if (cursor !== null) select(cursor);
        return cursor !== null;
      },
      leave: () => {
        if (incidentId !== null) select(null);
        return incidentId !== null;
      },
      search: () => {
        search();
        return true;
      },
    }),
    [ids, cursor, setCursor, show, scroller, search, incidentId, select],
  );
  useQueueKeys(keys);
}
