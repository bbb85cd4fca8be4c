import type { KeptBell } from "./bell.rules.js";

const ACKNOWLEDGED = "muster.acknowledged";
const MOST = 500;

/** Reads what this page's bell knew in a post before it was loaded again; null where the page is new. */
export function readKept(postId: string): KeptBell | null {
  const kept = parse(sessionStorage.getItem(keyOf(postId)));
  if (typeof kept !== "object" || kept === null) return null;
  return { emergencies: idsOf(Reflect.get(kept, "emergencies")), ringing: idsOf(Reflect.get(kept, "ringing")) };
}

/** Keeps what a page's bell knows. */
export function keep(postId: string, bell: KeptBell): void {
  sessionStorage.setItem(keyOf(postId), JSON.stringify(bell));
}

/** The emergencies that were acknowledged at this desk, in whichever tab. */
export function acknowledgedIds(): readonly string[] {
  return idsOf(parse(localStorage.getItem(ACKNOWLEDGED)));
}

/** Remembers that these were acknowledged; the newest 500 are kept. */
export function keepAcknowledged(ids: readonly string[]): void {
  const all = [...new Set([...ids, ...acknowledgedIds()])].slice(0, MOST);
  localStorage.setItem(ACKNOWLEDGED, JSON.stringify(all));
}

/** Calls back when another tab of this desk acknowledged something. */
export function listenToAcknowledged(listener: () => void): () => void {
  const heard = ({ key }: StorageEvent) => key === ACKNOWLEDGED && listener();
  addEventListener("storage", heard);
  return () => removeEventListener("storage", heard);
}

function keyOf(postId: string): string {
  return `muster.bell ${postId}`;
}

function idsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
