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
}

/** Moves the cursor of the list by keys and selects what it is on. */
export function useCursorKeys({ ids, cursor, setCursor, show, scroller }: CursorTools): void {
  const { select } = usePlace();
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
    }),
    [ids, cursor, setCursor, show, scroller, select],
  );
  useQueueKeys(keys);
}
