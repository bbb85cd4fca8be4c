const KEPT = "muster.name";

/** The name that was signed in with last on this device; empty before the first time. */
export function lastName(): string {
  return localStorage.getItem(KEPT) ?? "";
}

/** Keeps the name for the next time; never the password. */
export function keepName(name: string): void {
  localStorage.setItem(KEPT, name);
}
