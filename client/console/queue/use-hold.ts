import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { Hold } from "./arrange.rules.js";

/** So long after it last moved a hand still counts as being on the list. */
const HAND_MS = 15_000;
const AWAY_PX = 8;
const PILL = ".queue-pill";

/** How much the list may move, and the row that has to stay where it is. */
export interface Hand {
  readonly hold: Hold;
  /** The row under the pointer, if any. */
  readonly pointedAt: RefObject<string | null>;
  /** Lets go at once. */
  readonly release: () => void;
}

/** Watches pointer, keys and scrolling of a list: nothing moves under a hand. */
export function useHold(scroller: RefObject<HTMLElement | null>): Hand {
  const [isHeld, setHeld] = useState(false);
  const [isAway, setAway] = useState(false);
  const pointedAt = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(false);
  }, []);
  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const stop = new AbortController();
    const on = { signal: stop.signal, passive: true };
    const touch = () => {
      setHeld(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setHeld(false), HAND_MS);
    };
    const point = ({ target }: PointerEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>("[data-id]") : null;
      pointedAt.current = row?.dataset["id"] ?? null;
      touch();
    };
    const leave = ({ relatedTarget }: PointerEvent) => {
      pointedAt.current = null;
      // On its way to the pill a hand would find that gone, and press on a row that has just come there.
      const isAtPill = relatedTarget instanceof Element && relatedTarget.closest(PILL) !== null;
      if (!isAtPill) release();
    };
    list.addEventListener("pointermove", point, on);
    list.addEventListener("pointerleave", leave, on);
    list.addEventListener("keydown", touch, on);
    list.addEventListener("blur", release, on);
    list.addEventListener("scroll", () => setAway(list.scrollTop > AWAY_PX), on);
    return () => {
      stop.abort();
      clearTimeout(timer.current);
    };
  }, [scroller, release]);
  return { hold: isHeld ? "still" : isAway ? "away" : "free", pointedAt, release };
}
