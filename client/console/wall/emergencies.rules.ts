import type { IncidentStatus } from "../../generated/graphql.js";
import type { IncidentRow } from "../store/index.js";

type Row = Pick<IncidentRow, "id" | "tier" | "status" | "reportedAt">;

/** An emergency is handled from the first arrival on. */
const NOBODY_THERE: ReadonlySet<IncidentStatus> = new Set(["REPORTED", "VERIFYING", "FILED", "DISPATCHED"]);
const NEW_MS = 20_000;

/** The emergencies that nobody has reached yet, the newest first. */
export function unreachedEmergencies<One extends Row>(rows: readonly One[]): readonly One[] {
  return rows
    .filter(({ tier, status }) => tier === "EMERGENCY" && NOBODY_THERE.has(status))
    .toSorted((a, b) => b.reportedAt - a.reportedAt || (a.id < b.id ? 1 : -1));
}

/** Whether it came just now, which is worth one sign to everybody in the room. */
export function isNew({ reportedAt }: Pick<Row, "reportedAt">, now: number): boolean {
  return now - reportedAt < NEW_MS;
}
