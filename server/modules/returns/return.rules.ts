import type { TaskRole } from "../dispatch/index.js";

/** The number of the request on an incident from which the county rules (domain, "Return"). */
const RULING_FROM_REQUEST = 3;

/** Police who assist are asked, not ordered: their "no" with a basis is no return (domain, "Routing"). */
export function isBounce(task: { readonly role: TaskRole }, agency: { readonly isPolice: boolean }): boolean {
  return !(task.role === "ASSIST" && agency.isPolice);
}

/** From the third request on, the county rules and the agency keeps handling (先办后裁). */
export function isForCountyRuling(returnRequests: number): boolean {
  return returnRequests >= RULING_FROM_REQUEST;
}

/** Two bases are the same reason where only spaces, punctuation or letter case differ. */
export function isSameReason(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, "");
}
