/** A short text that outlives the page; null where none is kept or the browser keeps nothing for this page. */
export function keptText(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a short text, or forgets it with null; a browser that keeps nothing lets the page work all the same. */
export function keepText(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // Blocked or full: who needs it kept says so by the store of the phone.
  }
}
