import { useSyncExternalStore } from "react";
import { serverClock } from "./server-clock.js";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;
let second = 0;

/** The server's time in milliseconds, cut to whole seconds; renders anew once a second, every reader in the same instant. */
export function useServerNow(): number {
  return useSyncExternalStore(listen, readSecond);
}

function readSecond(): number {
  if (timer === null) second = cut(serverClock.now());
  return second;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearTimeout(timer);
    timer = null;
  };
}

function tick(): void {
  const now = serverClock.now();
  second = cut(now);
  for (const listener of listeners) listener();
  timer = setTimeout(tick, 1_000 - (now % 1_000));
}

function cut(now: number): number {
  return now - (now % 1_000);
}
