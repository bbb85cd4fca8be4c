import { describe, expect, it } from "vitest";
import { POSTS, type Post } from "../../server/kernel/actor.js";
import {
  holdsTaskRight,
  TASK_ACTIONS,
  TASK_ROLES,
  taskLifecycle,
  type TaskAction,
  type TaskFacts,
  type TaskRelation,
  type TaskRight,
  type TaskRole,
  type TaskStatus,
} from "../../server/modules/dispatch/index.js";
import { anybody } from "../support/actors.js";
import { testEveryCell, type ExpectedRow } from "../support/lifecycle-table.js";

/** Where somebody sits, seen from the task: in its agency, with the squad that is sent, with it on site, in the commanding or the county's center, elsewhere. */
const SEATS = {
  "its agency": "agc_own",
  sent: "agc_own",
  "on site": "agc_own",
  "the commanding center": "agc_center",
  "the county": "agc_county",
  elsewhere: "agc_other",
} as const;
type Seat = keyof typeof SEATS;

function holdersOf(role: TaskRole): ReadonlyMap<string, (right: TaskRight | "system") => boolean> {
  const relation: TaskRelation = {
    agencyId: "agc_own",
    commandingCenterId: "agc_center",
    countyCenterId: "agc_county",
    role,
    isSent: false,
    isOnSite: false,
  };
  const sitting = POSTS.flatMap((post) =>
    (Object.keys(SEATS) as Seat[]).map((seat): [string, (right: TaskRight | "system") => boolean] => [
      `${post} in ${seat}`,
      holdsTaskRight(anybody(post, { agencyId: SEATS[seat] }), {
        ...relation,
        isSent: seat === "sent" || seat === "on site",
        isOnSite: seat === "on site",
      }),
    ]),
  );
  return new Map([...sitting, ["system", (right) => right === "system"]]);
}

const at = (seats: readonly Seat[], posts: readonly Post[]): string[] =>
  posts.flatMap((post) => seats.map((seat) => `${post} in ${seat}`));

const everywhere = Object.keys(SEATS) as Seat[];
const leader = at(["its agency", "sent", "on site"], ["AGENCY_LEADER"]);
const center = at(["the commanding center"], ["DISPATCHER", "SHIFT_LEADER"]);
const countyRules = at(["the county"], ["SHIFT_LEADER", "COMMANDER"]);
const squadOnSite = at(["on site"], ["SQUAD_MEMBER"]);
const squadSent = at(["sent", "on site"], ["SQUAD_MEMBER"]);
const looker = [...at(everywhere, ["GRID_WORKER"]), ...at(["its agency", "sent", "on site"], ["CHECKER"])];

const sound = (role: TaskRole): TaskFacts => ({
  role,
  isEmergency: true,
  agencyAcceptsDirectDispatch: false,
  isRulingPending: false,
  statusBeforeReturn: null,
  hasArrived: false,
  basis: "不属本单位职责",
  hasReturnedForSameReason: false,
  evidenceCount: 1,
  needsEvidence: false,
  resultCode: "CLEANED",
  resultCodes: ["CLEANED", "NOT_FOUND"],
  isCheckRecorded: false,
});

const faults = {
  "it is no emergency": { isEmergency: false },
  "a ruling is pending": { isRulingPending: true },
  "the basis is blank": { basis: "  " },
  "it was returned for this reason before": { hasReturnedForSameReason: true },
  "there is no evidence": { evidenceCount: 0 },
  "there is no evidence and the matter needs it": { evidenceCount: 0, needsEvidence: true },
  "there is no evidence after arrival": { evidenceCount: 0, hasArrived: true },
  "the result is not of the matter": { resultCode: "DEMOLISHED" },
  "nothing was asked to be returned": { statusBeforeReturn: null },
} as const satisfies Record<string, Partial<TaskFacts>>;

type Row = ExpectedRow<TaskStatus, TaskAction, TaskFacts, keyof typeof faults>;

const LIVE: readonly TaskStatus[] = ["OFFERED", "ACCEPTED", "RETURN_REQUESTED"];
const incomplete = {
  "the result is not of the matter": "RESULT_CODE_REQUIRED",
  "there is no evidence and the matter needs it": "EVIDENCE_REQUIRED",
} as const;
const unfounded = {
  "the basis is blank": "RETURN_NEEDS_BASIS",
  "it was returned for this reason before": "RETURNED_BEFORE",
  "there is no evidence after arrival": "EVIDENCE_REQUIRED",
} as const;

/** What holds of a task of every role: the commanding center may take it back. */
const always: readonly Row[] = [
  { from: LIVE, action: "RECALL", to: "RECALLED", by: [...center, "system"] },
  { from: ["DONE"], action: "CONFIRM", to: "CONFIRMED", by: ["system"] },
];

/** Rulings, wherever a task was before its return was requested. */
const rulings = (["OFFERED", "ACCEPTED"] as const).flatMap((before): Row[] => [
  {
    from: ["RETURN_REQUESTED"],
    action: "GRANT_RETURN",
    to: "RETURNED",
    by: center,
    given: { statusBeforeReturn: before },
    objects: { "a ruling is pending": "RULING_PENDING" },
  },
  {
    from: ["RETURN_REQUESTED"],
    action: "REFUSE_RETURN",
    to: before,
    by: center,
    given: { statusBeforeReturn: before },
    objects: { "a ruling is pending": "RULING_PENDING", "nothing was asked to be returned": "ILLEGAL_TRANSITION" },
  },
  {
    from: ["RETURN_REQUESTED"],
    action: "RULE_FOR_RETURN",
    to: "RETURNED",
    by: countyRules,
    given: { statusBeforeReturn: before, isRulingPending: true },
  },
  {
    from: ["RETURN_REQUESTED"],
    action: "RULE_AGAINST_RETURN",
    to: before,
    by: countyRules,
    given: { statusBeforeReturn: before, isRulingPending: true },
    objects: { "nothing was asked to be returned": "ILLEGAL_TRANSITION" },
  },
  ...(["RULE_FOR_RETURN", "RULE_AGAINST_RETURN"] as const).map((action): Row => ({
    from: ["DONE"],
    action,
    to: "same",
    by: countyRules,
    given: { statusBeforeReturn: before, isRulingPending: true },
    objects: { "nothing was asked to be returned": "ILLEGAL_TRANSITION" },
  })),
]);

const handling: readonly Row[] = [
  ...always,
  ...rulings,
  { from: ["OFFERED"], action: "ACCEPT", to: "ACCEPTED", by: [...leader, ...center] },
  { from: ["OFFERED"], action: "DEEM_ACCEPTED", to: "ACCEPTED", by: ["system"] },
  {
    from: ["OFFERED", "ACCEPTED"],
    action: "ASSIGN",
    to: "same",
    by: center,
    objects: { "it is no emergency": "SQUAD_NOT_DISPATCHABLE" },
  },
  { from: ["ACCEPTED", "RETURN_REQUESTED"], action: "ASSIGN", to: "same", by: leader },
  {
    from: ["OFFERED", "ACCEPTED"],
    action: "REQUEST_RETURN",
    to: "RETURN_REQUESTED",
    by: [...leader, ...squadSent],
    objects: unfounded,
  },
  {
    from: ["ACCEPTED"],
    action: "COMPLETE",
    to: "DONE",
    by: [...leader, ...center, ...squadOnSite],
    objects: incomplete,
  },
  {
    from: ["RETURN_REQUESTED"],
    action: "COMPLETE",
    to: "DONE",
    by: [...leader, ...center, ...squadOnSite],
    given: { isRulingPending: true },
    objects: incomplete,
  },
];

/** The task's lifecycle by role as the domain document tells it; what is not here is refused. */
const rowsOf: Readonly<Record<TaskRole, readonly Row[]>> = {
  LEAD: handling,
  ASSIST: [...handling, { from: LIVE, action: "WAIVE", to: "WAIVED", by: center }],
  VERIFY: [
    ...always,
    { from: ["OFFERED"], action: "COMPLETE", to: "DONE", by: [...leader, ...center, ...squadOnSite, ...looker] },
  ],
  CHECK: [
    ...always,
    {
      from: ["OFFERED"],
      action: "COMPLETE",
      to: "DONE",
      by: [...leader, ...center, ...squadOnSite, ...looker],
      given: { isCheckRecorded: true },
    },
  ],
};

for (const role of ["LEAD", "ASSIST"] as const) {
  describe(`C5 every cell of the lifecycle of a task of the role ${role}`, () => {
    testEveryCell({
      lifecycle: taskLifecycle,
      actions: TASK_ACTIONS,
      rows: rowsOf[role],
      holders: holdersOf(role),
      sound: sound(role),
      faults,
      openElsewhere: ["COMPLETE", "WAIVE"],
    });
  });
}

describe("tasks that only look", () => {
  for (const role of ["VERIFY", "CHECK"] as const) {
    it(`${role} is completed from its offer by who looks, and knows no signing, no squads, no return and no waiving`, () => {
      for (const [holder, holds] of holdersOf(role)) {
        const open = taskLifecycle.allowedActions("OFFERED", { ...sound(role), isCheckRecorded: true }, holds);
        const expected = rowsOf[role]
          .filter((row) => row.from.includes("OFFERED") && row.by.includes(holder))
          .map(({ action }) => action);
        expect(new Set(open), holder).toEqual(new Set(expected));
      }
    });
  }

  it("a check ends only with its record on the incident", () => {
    expect(taskLifecycle.move("OFFERED", "COMPLETE", sound("CHECK"), () => true)).toMatchObject({
      ok: false,
      refusal: { code: "ILLEGAL_TRANSITION" },
    });
  });

  it("a lead is never waived", () => {
    for (const role of TASK_ROLES.filter((each) => each !== "ASSIST")) {
      for (const status of LIVE)
        expect(taskLifecycle.move(status, "WAIVE", sound(role), () => true)).toMatchObject({
          ok: false,
          refusal: { code: "ILLEGAL_TRANSITION" },
        });
    }
  });
});

describe("what a task's guards ask", () => {
  it("a squad straight from the center needs an EMERGENCY or the agency's standing consent", () => {
    const facts = { ...sound("LEAD"), isEmergency: false, agencyAcceptsDirectDispatch: true };
    expect(taskLifecycle.move("OFFERED", "ASSIGN", facts, (right) => right === "assignSquadDirectly")).toEqual({
      ok: true,
      value: "OFFERED",
    });
  });

  it("a return still waits while an ordinary request is open: nothing is completed meanwhile", () => {
    const facts = { ...sound("LEAD"), statusBeforeReturn: "ACCEPTED" as const };
    expect(taskLifecycle.move("RETURN_REQUESTED", "COMPLETE", facts, () => true)).toMatchObject({
      ok: false,
      refusal: { code: "ILLEGAL_TRANSITION" },
    });
  });

  it("the county rules only where a request went to it", () => {
    for (const action of ["RULE_FOR_RETURN", "RULE_AGAINST_RETURN"] as const) {
      const facts = { ...sound("LEAD"), statusBeforeReturn: "ACCEPTED" as const };
      for (const status of ["RETURN_REQUESTED", "DONE"] as const)
        expect(taskLifecycle.move(status, action, facts, () => true)).toMatchObject({
          ok: false,
          refusal: { code: "ILLEGAL_TRANSITION" },
        });
    }
  });
});
