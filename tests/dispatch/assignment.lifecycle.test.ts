import { describe, expect, it } from "vitest";
import { POSTS, type Post } from "../../server/kernel/actor.js";
import {
  ASSIGNMENT_ACTIONS,
  assignmentLifecycle,
  holdsAssignmentRight,
  type AssignmentAction,
  type AssignmentRight,
  type AssignmentStatus,
} from "../../server/modules/dispatch/index.js";
import { anybody } from "../support/actors.js";
import { testEveryCell, type ExpectedRow } from "../support/lifecycle-table.js";

/** Where somebody sits, seen from the assignment. */
const SEATS = {
  "the squad": { agencyId: "agc_own", squadId: "sqd_own" },
  "its agency": { agencyId: "agc_own", squadId: "sqd_other" },
  "the commanding center": { agencyId: "agc_center", squadId: null },
  elsewhere: { agencyId: "agc_other", squadId: null },
} as const;
type Seat = keyof typeof SEATS;

const relation = { squadId: "sqd_own", agencyId: "agc_own", commandingCenterId: "agc_center" };
const holders = new Map<string, (right: AssignmentRight | "system") => boolean>([
  ...POSTS.flatMap((post) =>
    (Object.keys(SEATS) as Seat[]).map((seat): [string, (right: AssignmentRight | "system") => boolean] => [
      `${post} in ${seat}`,
      holdsAssignmentRight(anybody(post, SEATS[seat]), relation),
    ]),
  ),
  ["system", (right) => right === "system"],
]);

const at = (seats: readonly Seat[], posts: readonly Post[]): string[] =>
  posts.flatMap((post) => seats.map((seat) => `${post} in ${seat}`));
const superiors = [
  ...at(["the squad", "its agency"], ["AGENCY_LEADER"]),
  ...at(["the commanding center"], ["DISPATCHER", "SHIFT_LEADER"]),
];
const movers = [...at(["the squad"], ["SQUAD_MEMBER"]), ...superiors];

type Row = ExpectedRow<AssignmentStatus, AssignmentAction, null, never>;

/** The assignment's lifecycle as the domain document tells it: forward in any stride, never back. */
const rows: readonly Row[] = [
  { from: ["OFFERED"], action: "ACCEPT", to: "ACCEPTED", by: movers },
  { from: ["OFFERED", "ACCEPTED"], action: "DEPART", to: "EN_ROUTE", by: movers },
  { from: ["OFFERED", "ACCEPTED", "EN_ROUTE"], action: "ARRIVE", to: "ON_SITE", by: movers },
  { from: ["OFFERED", "ACCEPTED"], action: "CLEAR", to: "CLEARED", by: movers },
  { from: ["EN_ROUTE", "ON_SITE"], action: "CLEAR", to: "CLEARED", by: [...movers, "system"] },
  {
    from: ["OFFERED", "ACCEPTED", "EN_ROUTE", "ON_SITE"],
    action: "RECALL",
    to: "RECALLED",
    by: [...superiors, "system"],
  },
  { from: ["OFFERED"], action: "EXPIRE", to: "EXPIRED", by: ["system"] },
];

describe("C5 every cell of the assignment's lifecycle", () => {
  testEveryCell<AssignmentStatus, AssignmentAction, AssignmentRight, null, never>({
    lifecycle: assignmentLifecycle,
    actions: ASSIGNMENT_ACTIONS,
    rows,
    holders,
    sound: null,
    faults: {} as Record<never, Partial<null>>,
  });
});

describe("a squad's way", () => {
  it("ends for good: what is cleared, recalled or expired moves no more", () => {
    for (const ended of ["CLEARED", "RECALLED", "EXPIRED"] as const)
      expect(assignmentLifecycle.transitions.some(({ from }) => from === ended)).toBe(false);
  });
});
