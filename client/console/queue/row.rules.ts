import type { IncidentRow } from "../store/index.js";

/** What the nearest clock of an incident says. */
export type TimeLeft =
  /** No clock runs. */
  | { readonly kind: "none" }
  /** So long until it runs out, and the share of its step that is left. */
  | { readonly kind: "left"; readonly ms: number; readonly share: number }
  /** So long since it ran out. */
  | { readonly kind: "over"; readonly ms: number };

/** Tells the time left of a row at the server's time. */
export function timeLeftOf({ dueAt, stepSince }: Pick<IncidentRow, "dueAt" | "stepSince">, now: number): TimeLeft {
  if (dueAt === null) return { kind: "none" };
  if (dueAt < now) return { kind: "over", ms: now - dueAt };
  const whole = dueAt - stepSince;
  return { kind: "left", ms: dueAt - now, share: whole <= 0 ? 0 : Math.min(1, (dueAt - now) / whole) };
}

/** Where it is, from the township down, each place named once. */
export function placeOf({ townshipName, divisionName }: Pick<IncidentRow, "townshipName" | "divisionName">): string {
  return townshipName === null || townshipName === divisionName ? divisionName : `${townshipName} ${divisionName}`;
}

/** What else has to be known about it at a glance. */
export type Mark = "isMatterGuessed" | "isConfidential" | "isRulingPending";

const MARKS: readonly Mark[] = ["isConfidential", "isRulingPending", "isMatterGuessed"];

/** The marks of a row. */
export function marksOf(row: Pick<IncidentRow, Mark>): readonly Mark[] {
  return MARKS.filter((mark) => row[mark]);
}
