const KEPT = "muster.command-lines";
const MOST = 50;

/** The lines that were given at this desk, the newest first. */
export function readHistory(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((line) => typeof line === "string") : [];
  } catch {
    return [];
  }
}

/** Remembers a line; one that was given before moves to the front. */
export function remember(line: string): readonly string[] {
  const lines = [line, ...readHistory().filter((known) => known !== line)].slice(0, MOST);
  localStorage.setItem(KEPT, JSON.stringify(lines));
  return lines;
}
