/** Why this phone cannot keep something: it is full, or the browser lets the page keep nothing. */
export type StoreTrouble = "full" | "blocked";

interface Fault {
  readonly name?: unknown;
  readonly inner?: unknown;
}

/** What the store of the phone said; the store wraps what the browser said. */
export function storeTroubleOf(error: unknown): StoreTrouble {
  for (let fault = error as Fault | null | undefined; fault != null; fault = fault.inner as Fault | null | undefined)
    if (fault.name === "QuotaExceededError") return "full";
  return "blocked";
}

/** A screen could not read what the phone keeps. */
export class StoreFault extends Error {
  readonly trouble: StoreTrouble;

  constructor(cause: unknown) {
    super(String(cause), { cause });
    this.trouble = storeTroubleOf(cause);
  }
}
