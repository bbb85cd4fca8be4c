import { liveQuery } from "dexie";
import { useEffect, useState } from "react";
import { StoreFault } from "./store-trouble.js";

/** What a question to the store answers, and again after every change; undefined until the first answer. A store that cannot answer breaks the screen, which says so. */
export function useStored<Value>(ask: () => Promise<Value>, about: readonly unknown[]): Value | undefined {
  const [value, setValue] = useState<Value>();
  const [fault, setFault] = useState<Error | null>(null);
  useEffect(() => {
    const watching = liveQuery(ask).subscribe({
      next: setValue,
      error: (error: unknown) => setFault(new StoreFault(error)),
    });
    return () => watching.unsubscribe();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the caller names what the question is about
  }, about);
  if (fault !== null) throw fault;
  return value;
}
