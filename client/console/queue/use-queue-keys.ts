import { useEffect } from "react";

/** What the keys of the queue do; each says whether it did something. */
interface QueueKeys {
  readonly move: (steps: number) => boolean;
  readonly open: () => boolean;
  readonly leave: () => boolean;
  readonly search: () => boolean;
  readonly ended: () => boolean;
}

type Key = keyof QueueKeys;

/** The keys that work wherever nobody is writing. */
const GLOBAL: Readonly<Record<string, readonly [Key, number]>> = {
  j: ["move", 1],
  k: ["move", -1],
  "/": ["search", 0],
  o: ["ended", 0],
  Escape: ["leave", 0],
};

/** The keys that work while the list has the focus. */
const IN_LIST: Readonly<Record<string, readonly [Key, number]>> = {
  ArrowDown: ["move", 1],
  ArrowUp: ["move", -1],
  PageDown: ["move", 10],
  PageUp: ["move", -10],
  Home: ["move", Number.NEGATIVE_INFINITY],
  End: ["move", Number.POSITIVE_INFINITY],
  Enter: ["open", 0],
  " ": ["open", 0],
};

/** Listens to some keys of the queue; whoever else wants one of them prevents its default first. */
export function useQueueKeys(keys: Partial<QueueKeys>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const [key, steps] = (isInList(event.target) ? IN_LIST[event.key] : undefined) ?? GLOBAL[event.key] ?? [];
      if (key !== undefined && keys[key]?.(steps ?? 0) === true) event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keys]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null
  );
}

function isInList(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(".queue-list") !== null;
}
