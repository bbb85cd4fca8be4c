import { useSyncExternalStore } from "react";

/** A value that others read and hear of when it changes. */
export class Watched<Value> {
  private readonly listeners = new Set<() => void>();

  constructor(private current: Value) {}

  readonly get = (): Value => this.current;

  set(value: Value): void {
    if (Object.is(value, this.current)) return;
    this.current = value;
    for (const listener of this.listeners) listener();
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** Reads a watched value and renders anew when it changes. */
export function useWatched<Value>(watched: Watched<Value>): Value {
  return useSyncExternalStore(watched.listen, watched.get);
}
