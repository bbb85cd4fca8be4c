import type { BoardFieldsFragment, IncidentStatus } from "../../generated/graphql.js";
import type { IncidentRow } from "../store/index.js";
import type { WordKey } from "../words/index.js";

/** One of the big numbers; a value is null before it is known. */
export interface Figure {
  readonly name: WordKey;
  readonly value: number | null;
  /** What the value is a part of. */
  readonly of?: number | null;
  /** What it means where it is not zero: each meaning has a shape besides its colour. */
  readonly meaning: Meaning;
}

export type Meaning = "plain" | "emergency" | "late" | "soon" | "good";

/** How many stand in a status. */
export interface StatusFigure {
  readonly status: IncidentStatus;
  readonly count: number;
}

type Counters = Pick<
  BoardFieldsFragment,
  "openCount" | "overdueCount" | "unacceptedCount" | "squadsOnDuty" | "squadsAvailable" | "byStatus"
>;
type Row = Pick<IncidentRow, "tier" | "dueAt">;

const SOON_MS = 3_600_000;

/** Every open status in the order of a life. */
const OPEN_STATUSES: readonly IncidentStatus[] = [
  "REPORTED",
  "VERIFYING",
  "FILED",
  "DISPATCHED",
  "HANDLING",
  "FEEDBACK",
  "CHECKING",
  "SUSPENDED",
];

/** The big numbers: the server's own counters, and what the open incidents tell besides; null until all of them are there. */
export function figuresOf(board: Counters | null, open: readonly Row[] | null, now: number): readonly Figure[] {
  const count = (fits: (row: Row) => boolean) => open?.filter(fits).length ?? null;
  const isDueSoon = ({ dueAt }: Row) => dueAt !== null && dueAt >= now && dueAt < now + SOON_MS;
  return [
    { name: "board.open", value: board?.openCount ?? null, meaning: "plain" },
    { name: "wall.emergencies", value: count(({ tier }) => tier === "EMERGENCY"), meaning: "emergency" },
    { name: "board.overdue", value: board?.overdueCount ?? null, meaning: "late" },
    { name: "wall.dueSoon", value: count(isDueSoon), meaning: "soon" },
    { name: "board.unaccepted", value: board?.unacceptedCount ?? null, meaning: "plain" },
    { name: "wall.squads", value: board?.squadsAvailable ?? null, of: board?.squadsOnDuty ?? null, meaning: "good" },
  ];
}

/** How many are open in each status, in the order of a life, those with none too: a place on a wall must not move. */
export function openByStatus({ byStatus }: Pick<Counters, "byStatus">): readonly StatusFigure[] {
  return OPEN_STATUSES.map((status) => ({ status, count: countOf(byStatus, status) }));
}

/** How many were closed today. */
export function closedToday({ byStatus }: Pick<Counters, "byStatus">): number {
  return countOf(byStatus, "CLOSED");
}

function countOf(byStatus: readonly StatusFigure[], wanted: IncidentStatus): number {
  return byStatus.find(({ status }) => status === wanted)?.count ?? 0;
}
