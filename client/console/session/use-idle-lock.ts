import { useCallback, useEffect, useState } from "react";
import { isIdle, readLockMinutes, type LockMinutes } from "./idle.rules.js";

/** Whether the desk is covered, and how that is set on this device. */
export interface IdleLock {
  readonly isLocked: boolean;
  readonly minutes: LockMinutes;
  readonly setMinutes: (minutes: LockMinutes) => void;
  readonly lock: () => void;
  readonly unlock: () => void;
}

const LOCKED = "muster.locked";
const TOUCHED = "muster.touched";
const MINUTES = "muster.lockMinutes";
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
const LOOK_EVERY_MS = 1_000;
/** Tabs tell each other of a hand at most this often. */
const TELL_EVERY_MS = 2_000;

/** Covers the desk when nobody has touched it for too long; all tabs of a browser are one desk, and loading the page anew uncovers nothing. */
export function useIdleLock(isLockable: boolean): IdleLock {
  const [isLocked, setLocked] = useState(() => isLockable && localStorage.getItem(LOCKED) !== null);
  const [minutes, setMinutes] = useState(() => readLockMinutes(localStorage.getItem(MINUTES)));
  const lock = useCallback(() => {
    localStorage.setItem(LOCKED, "1");
    setLocked(true);
  }, []);
  const unlock = useCallback(() => {
    localStorage.removeItem(LOCKED);
    setLocked(false);
  }, []);
  useEffect(() => {
    if (!isLockable) return;
    const stop = new AbortController();
    const on = { signal: stop.signal, passive: true };
    let touchedAt = Date.now();
    let toldAt = 0;
    const touch = () => {
      touchedAt = Date.now();
      if (touchedAt - toldAt < TELL_EVERY_MS) return;
      toldAt = touchedAt;
      localStorage.setItem(TOUCHED, String(touchedAt));
    };
    for (const kind of TOUCHES) addEventListener(kind, touch, on);
    addEventListener("storage", () => setLocked(localStorage.getItem(LOCKED) !== null), on);
    const looking = setInterval(() => {
      const elsewhere = Number(localStorage.getItem(TOUCHED) ?? 0);
      if (isIdle(Math.max(touchedAt, elsewhere), Date.now(), minutes)) lock();
    }, LOOK_EVERY_MS);
    return () => {
      stop.abort();
      clearInterval(looking);
    };
  }, [isLockable, minutes, lock]);
  const keepMinutes = useCallback((chosen: LockMinutes) => {
    localStorage.setItem(MINUTES, String(chosen));
    setMinutes(chosen);
  }, []);
  return { isLocked, minutes, setMinutes: keepMinutes, lock, unlock };
}
