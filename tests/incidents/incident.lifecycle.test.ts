import { describe, expect, it } from "vitest";
import { POSTS, type Post } from "../../server/kernel/actor.js";
import {
  holdsIncidentRight,
  INCIDENT_ACTIONS,
  incidentLifecycle,
  type IncidentAction,
  type IncidentFacts,
  type IncidentRight,
  type IncidentStatus,
} from "../../server/modules/incidents/index.js";
import { anybody } from "../support/actors.js";
import { testEveryCell, type ExpectedRow } from "../support/lifecycle-table.js";

/** What stands in the way of nothing: a citizen's report that its own center commands. */
const sound: IncidentFacts = {
  source: "CITIZEN_APP",
  hasMatter: true,
  hasArrived: false,
  isCommanding: true,
  isOfCounty: true,
  isCommandedByCounty: false,
  isRulingPending: false,
  liveTasks: 0,
  checkResult: "PASSED",
  checkOutcome: null,
  isCheckerHandler: false,
  disposition: null,
  suspendedFrom: null,
  isTownshipLead: true,
  daysSinceClosed: 0,
};

const faults = {
  "another center commands": { isCommanding: false },
  "the actor is not of the county": { isOfCounty: false },
  "the county commands": { isCommandedByCounty: true },
  "it is an order of 12345": { source: "HOTLINE_12345" },
  "it is an order of 110": { source: "POLICE_110" },
  "it is an order of a superior": { source: "SUPERIOR" },
  "a grid worker reported it": { source: "GRID_WORKER" },
  "no matter is chosen": { hasMatter: false },
  "a squad has arrived": { hasArrived: true },
  "a task is live": { liveTasks: 1 },
  "nothing was checked": { checkResult: null },
  "the check failed": { checkResult: "FAILED" },
  "the checker handled it": { isCheckerHandler: true },
  "it is disposed as RESOLVED": { disposition: "RESOLVED" },
  "it is disposed as ON_THE_SPOT": { disposition: "ON_THE_SPOT" },
  "it is disposed as DUPLICATE": { disposition: "DUPLICATE" },
  "it is disposed as ENFORCEMENT_FILED": { disposition: "ENFORCEMENT_FILED" },
  "a department of the county leads": { isTownshipLead: false },
  "it closed 31 days ago": { daysSinceClosed: 31 },
  "a ruling is pending": { isRulingPending: true },
} as const satisfies Record<string, Partial<IncidentFacts>>;

type Row = ExpectedRow<IncidentStatus, IncidentAction, IncidentFacts, keyof typeof faults>;

const desk: readonly Post[] = ["INTAKE_CLERK", "DISPATCHER", "SHIFT_LEADER"];
const dispatchers: readonly Post[] = ["DISPATCHER", "SHIFT_LEADER"];
const shiftLeader: readonly Post[] = ["SHIFT_LEADER"];
const everybodyAtWork: readonly Post[] = [
  ...desk,
  "COMMANDER",
  "CHECKER",
  "SUPERVISOR",
  "AGENCY_LEADER",
  "SQUAD_MEMBER",
  "GRID_WORKER",
  "VILLAGE_ASSISTANT",
];

const otherCenter = { "another center commands": "NOT_COMMANDING" } as const;
const orders = {
  "it is an order of 12345": "ILLEGAL_TRANSITION",
  "it is an order of 110": "ILLEGAL_TRANSITION",
  "it is an order of a superior": "ILLEGAL_TRANSITION",
} as const;
const afterHandling = {
  "it is disposed as ON_THE_SPOT": "DISPOSITION_REQUIRED",
  "it is disposed as DUPLICATE": "DISPOSITION_REQUIRED",
} as const;
const withoutHandling = {
  ...afterHandling,
  "it is disposed as RESOLVED": "DISPOSITION_REQUIRED",
  "it is disposed as ENFORCEMENT_FILED": "DISPOSITION_REQUIRED",
} as const;
const beforeFeedback: readonly IncidentStatus[] = ["REPORTED", "VERIFYING", "FILED", "DISPATCHED", "HANDLING"];

/** The incident's lifecycle as the domain document tells it; what is not here is refused. */
const rows: readonly Row[] = [
  { from: ["REPORTED"], action: "SETTLE", to: "CLOSED", by: ["GRID_WORKER", "VILLAGE_ASSISTANT", "SQUAD_MEMBER"] },
  {
    from: ["REPORTED"],
    action: "REQUEST_VERIFICATION",
    to: "VERIFYING",
    by: desk,
    objects: { ...otherCenter, ...orders, "a grid worker reported it": "ILLEGAL_TRANSITION" },
  },
  {
    from: ["REPORTED", "VERIFYING"],
    action: "FILE",
    to: "FILED",
    by: shiftLeader,
    objects: { ...otherCenter, "no matter is chosen": "MATTER_NEEDS_CLASSIFYING" },
  },
  {
    from: ["REPORTED", "VERIFYING"],
    action: "REJECT",
    to: "REJECTED",
    by: shiftLeader,
    objects: { ...otherCenter, ...orders },
  },
  {
    from: ["REPORTED", "VERIFYING", "FILED", "DISPATCHED"],
    action: "MERGE",
    to: "DUPLICATE",
    by: desk,
    objects: otherCenter,
  },
  { from: ["DUPLICATE"], action: "SPLIT", to: "REPORTED", by: dispatchers, objects: otherCenter },
  { from: ["FILED"], action: "DISPATCH", to: "DISPATCHED", by: dispatchers, objects: otherCenter },
  { from: ["DISPATCHED", "HANDLING"], action: "DISPATCH", to: "same", by: dispatchers, objects: otherCenter },
  { from: ["DISPATCHED"], action: "START_HANDLING", to: "HANDLING", by: ["system"] },
  { from: ["HANDLING"], action: "GIVE_FEEDBACK", to: "FEEDBACK", by: ["system"] },
  { from: ["FEEDBACK"], action: "RETURN_FEEDBACK", to: "HANDLING", by: dispatchers, objects: otherCenter },
  {
    from: ["FEEDBACK"],
    action: "REQUEST_CHECK",
    to: "CHECKING",
    by: [...dispatchers, "CHECKER"],
    objects: { ...otherCenter, "a ruling is pending": "RULING_PENDING" },
  },
  {
    from: ["CHECKING"],
    action: "REQUEST_CHECK",
    to: "same",
    by: [...dispatchers, "CHECKER"],
    given: { checkResult: null },
    objects: { ...otherCenter, "a task is live": "OPEN_TASKS_REMAIN", "the check failed": "ILLEGAL_TRANSITION" },
  },
  {
    from: ["CHECKING"],
    action: "RECORD_CHECK",
    to: "HANDLING",
    by: ["CHECKER", "GRID_WORKER"],
    given: { checkOutcome: "FAILED" },
    objects: { "the checker handled it": "CHECKER_IS_HANDLER" },
  },
  {
    from: ["CHECKING"],
    action: "RECORD_CHECK",
    to: "same",
    by: ["CHECKER", "GRID_WORKER"],
    given: { checkOutcome: "PASSED" },
    objects: { "the checker handled it": "CHECKER_IS_HANDLER" },
  },
  {
    from: ["CHECKING"],
    action: "RECORD_CHECK",
    to: "same",
    by: ["CHECKER", "GRID_WORKER"],
    given: { checkOutcome: "NOT_CHECKABLE" },
    objects: { "the checker handled it": "CHECKER_IS_HANDLER" },
  },
  {
    from: ["CHECKING"],
    action: "CLOSE",
    to: "CLOSED",
    by: shiftLeader,
    objects: {
      ...otherCenter,
      ...afterHandling,
      "a task is live": "OPEN_TASKS_REMAIN",
      "nothing was checked": "ILLEGAL_TRANSITION",
      "the check failed": "ILLEGAL_TRANSITION",
    },
  },
  {
    from: ["REPORTED", "VERIFYING", "FILED"],
    action: "CLOSE",
    to: "CLOSED",
    by: shiftLeader,
    objects: { ...otherCenter, ...withoutHandling, "a task is live": "OPEN_TASKS_REMAIN" },
  },
  {
    from: ["CLOSED"],
    action: "REOPEN",
    to: "FILED",
    by: shiftLeader,
    objects: { ...otherCenter, "it closed 31 days ago": "ILLEGAL_TRANSITION" },
  },
  { from: ["REJECTED"], action: "REOPEN", to: "REPORTED", by: shiftLeader, objects: otherCenter },
  {
    from: beforeFeedback,
    action: "CANCEL",
    to: "CANCELLED",
    by: shiftLeader,
    objects: { ...otherCenter, "a squad has arrived": "ILLEGAL_TRANSITION" },
  },
  { from: ["HANDLING", "CHECKING"], action: "SUSPEND", to: "SUSPENDED", by: shiftLeader, objects: otherCenter },
  {
    from: ["SUSPENDED"],
    action: "RESUME",
    to: "HANDLING",
    by: shiftLeader,
    given: { suspendedFrom: "HANDLING" },
    objects: otherCenter,
  },
  {
    from: ["SUSPENDED"],
    action: "RESUME",
    to: "CHECKING",
    by: shiftLeader,
    given: { suspendedFrom: "CHECKING" },
    objects: otherCenter,
  },
  {
    from: beforeFeedback,
    action: "CALL_COUNTY",
    to: "same",
    by: [...dispatchers, "COMMANDER"],
    objects: { ...otherCenter, "the county commands": "ILLEGAL_TRANSITION" },
  },
  {
    from: ["REPORTED", "FILED", "DISPATCHED"],
    action: "HAND_DOWN",
    to: "same",
    by: [...dispatchers, "COMMANDER"],
    objects: {
      ...otherCenter,
      "the actor is not of the county": "NOT_COMMANDING",
      "a department of the county leads": "NOT_ON_LIST",
    },
  },
  {
    from: beforeFeedback,
    action: "TAKE_OVER",
    to: "same",
    by: ["SHIFT_LEADER", "COMMANDER"],
    objects: { "the actor is not of the county": "NOT_COMMANDING", "the county commands": "ILLEGAL_TRANSITION" },
  },
  { from: beforeFeedback, action: "CHANGE_TIER", to: "same", by: ["SHIFT_LEADER", "COMMANDER"], objects: otherCenter },
  {
    from: [...beforeFeedback, "FEEDBACK", "CHECKING", "SUSPENDED", "CLOSED", "REJECTED"],
    action: "ADD_NOTE",
    to: "same",
    by: everybodyAtWork,
  },
];

const holders = new Map<string, (right: IncidentRight | "system") => boolean>([
  ...POSTS.map((post): [string, (right: IncidentRight | "system") => boolean] => [
    post,
    holdsIncidentRight(anybody(post)),
  ]),
  ["system", (right) => right === "system"],
]);

describe("C5 every cell of the incident's lifecycle", () => {
  testEveryCell({ lifecycle: incidentLifecycle, actions: INCIDENT_ACTIONS, rows, holders, sound, faults });
});

describe("objections of a cell", () => {
  it("asks whether the center commands before it asks anything else", () => {
    const asked = incidentLifecycle.move(
      "CHECKING",
      "CLOSE",
      { ...sound, isCommanding: false, liveTasks: 2, checkResult: null, disposition: "DUPLICATE" },
      () => true,
    );
    expect(asked).toMatchObject({ ok: false, refusal: { code: "NOT_COMMANDING" } });
  });

  it("says which actions are open where the status allows no other", () => {
    const asked = incidentLifecycle.move("DUPLICATE", "CLOSE", sound, () => true);
    expect(asked).toMatchObject({ ok: false, refusal: { code: "ILLEGAL_TRANSITION", allowed: ["SPLIT"] } });
  });

  it("resumes only to where it was suspended", () => {
    for (const suspendedFrom of [null, "FEEDBACK"] as const) {
      expect(incidentLifecycle.move("SUSPENDED", "RESUME", { ...sound, suspendedFrom }, () => true)).toMatchObject({
        ok: false,
        refusal: { code: "ILLEGAL_TRANSITION" },
      });
    }
  });

  it("leaves every ended incident only by the one way back that the domain knows", () => {
    const wayBack = (status: IncidentStatus) =>
      incidentLifecycle.transitions
        .filter(({ from, to }) => from === status && to !== status)
        .map(({ action, to }) => `${action} ${to}`);
    expect(wayBack("CLOSED")).toEqual(["REOPEN FILED"]);
    expect(wayBack("REJECTED")).toEqual(["REOPEN REPORTED"]);
    expect(wayBack("DUPLICATE")).toEqual(["SPLIT REPORTED"]);
    expect(wayBack("CANCELLED")).toEqual([]);
  });
});
