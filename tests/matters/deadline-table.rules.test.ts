import { describe, expect, test } from "vitest";
import { incidentDeadlines, taskDeadlines } from "../../server/modules/matters/deadline-table.rules.js";
import type {
  CenterLimit,
  IncidentMoments,
  PlannedDeadline,
  TaskMoments,
} from "../../server/modules/matters/deadline-table.rules.js";
import { ROUND_THE_CLOCK } from "../../server/modules/matters/duty-hours.rules.js";
import { at, springCalendar } from "./spring-calendar.js";

const centerLimits: CenterLimit[] = [
  { kind: "VERIFY", tier: "ORDINARY", limit: { amount: 4, clock: "WALL_TIME" } },
  { kind: "FILE", tier: "ORDINARY", limit: { amount: 1, clock: "WALL_TIME" } },
  { kind: "FILE", tier: "EMERGENCY", limit: { amount: 0.25, clock: "WALL_TIME" } },
  { kind: "DISPATCH", tier: "ORDINARY", limit: { amount: 2, clock: "WALL_TIME" } },
  { kind: "CLOSE", tier: "ORDINARY", limit: { amount: 1, clock: "WORKING_DAYS" } },
];
const office = {
  spans: [
    { from: 510, to: 720 },
    { from: 840, to: 1050 },
  ],
  isEveryDay: false,
} as const;
const terms = { calendar: springCalendar(), hours: office, centerLimits };

const reported: IncidentMoments = {
  tier: "ORDINARY",
  reportedAt: at("2026-03-04 09:00"),
  verifyingSince: null,
  verifiedAt: null,
  filedAt: null,
  dispatchedAt: null,
  checkedAt: null,
  closedAt: null,
  upstreamDueAt: null,
};
const limits = {
  acceptWithin: { amount: 2, clock: "WORKING_HOURS" },
  arriveWithin: { amount: 3, clock: "WALL_TIME" },
  handleWithin: { amount: 5, clock: "WORKING_DAYS" },
  checkWithin: { amount: 1, clock: "WORKING_DAYS" },
} as const;
const offered: TaskMoments = {
  role: "LEAD",
  tier: "ORDINARY",
  limits,
  clockStartedAt: at("2026-03-04 10:30"),
  offeredAt: at("2026-03-04 10:30"),
  acceptedAt: null,
  arrivedAt: null,
  doneAt: null,
  upstreamDueAt: null,
};

const dueTimes = (deadlines: PlannedDeadline[]) => Object.fromEntries(deadlines.map((it) => [it.kind, it.dueAt]));
const kinds = (deadlines: PlannedDeadline[]) => deadlines.map((it) => it.kind);

describe("the clocks of an incident", () => {
  test("a fresh report owes its filing from the moment it was reported", () => {
    expect(dueTimes(incidentDeadlines(reported, terms))).toEqual({ FILE: at("2026-03-04 10:00") });
  });

  test("a higher tier has its own limit", () => {
    expect(dueTimes(incidentDeadlines({ ...reported, tier: "EMERGENCY" }, terms))).toEqual({
      FILE: at("2026-03-04 09:15"),
    });
  });

  test("a report under verification owes no filing until the answer is in", () => {
    const verifying = { ...reported, verifyingSince: at("2026-03-04 09:30") };
    expect(incidentDeadlines(verifying, terms)).toEqual([]);
    const verified = { ...verifying, verifiedAt: at("2026-03-04 12:00") };
    expect(dueTimes(incidentDeadlines(verified, terms))).toEqual({ FILE: at("2026-03-04 13:00") });
  });

  test("a filed one has met its filing and owes its dispatch", () => {
    const filed = { ...reported, filedAt: at("2026-03-04 09:40") };
    const [file, dispatch] = incidentDeadlines(filed, terms);
    expect(file?.metAt).toEqual(filed.filedAt);
    expect(dispatch).toMatchObject({
      kind: "DISPATCH",
      startedAt: filed.filedAt,
      dueAt: at("2026-03-04 11:40"),
      metAt: null,
    });
  });

  test("a checked one owes its closing", () => {
    const checked = {
      ...reported,
      filedAt: at("2026-03-04 09:40"),
      dispatchedAt: at("2026-03-04 10:00"),
      checkedAt: at("2026-03-06 10:00"),
    };
    expect(dueTimes(incidentDeadlines(checked, terms))["CLOSE"]).toEqual(at("2026-03-09 17:30"));
  });

  test("the upstream's own time is shown unchanged and our closing ends a working day before it", () => {
    const order = { ...reported, checkedAt: at("2026-03-05 09:00"), upstreamDueAt: at("2026-03-06 17:30") };
    const due = dueTimes(
      incidentDeadlines(order, {
        ...terms,
        centerLimits: [{ kind: "CLOSE", tier: "ORDINARY", limit: { amount: 3, clock: "WORKING_DAYS" } }],
      }),
    );
    expect(due).toEqual({ CLOSE: at("2026-03-05 17:30"), UPSTREAM: at("2026-03-06 17:30") });
  });
});

describe("the clocks of a task", () => {
  test("a lead task is to be accepted, arrived at and handled, each from its offer", () => {
    expect(dueTimes(taskDeadlines(offered, terms))).toEqual({
      ACCEPT: at("2026-03-04 14:30"),
      ARRIVE: at("2026-03-04 13:30"),
      HANDLE: at("2026-03-11 17:30"),
    });
  });

  test("the handling clock runs from dispatch, not from acceptance", () => {
    const late = { ...offered, acceptedAt: at("2026-03-09 09:00") };
    expect(dueTimes(taskDeadlines(late, terms))["HANDLE"]).toEqual(at("2026-03-11 17:30"));
  });

  test("a rework is accepted anew but goes on with the original handling clock", () => {
    const rework = { ...offered, offeredAt: at("2026-03-10 09:00") };
    const due = dueTimes(taskDeadlines(rework, terms));
    expect(due["ACCEPT"]).toEqual(at("2026-03-10 11:00"));
    expect(due["HANDLE"]).toEqual(at("2026-03-11 17:30"));
  });

  test("a matter without an arrival limit has no arrival clock", () => {
    expect(kinds(taskDeadlines({ ...offered, limits: { ...limits, arriveWithin: null } }, terms))).toEqual([
      "ACCEPT",
      "HANDLE",
    ]);
  });

  test.each([
    { role: "ASSIST", has: ["ACCEPT", "ARRIVE", "HANDLE"] },
    { role: "VERIFY", has: ["VERIFY"] },
    { role: "CHECK", has: ["CHECK"] },
  ] as const)("a $role task has $has", ({ role, has }) => {
    expect(kinds(taskDeadlines({ ...offered, role }, terms))).toEqual(has);
  });

  test("a task without a matter has no clock of a matter", () => {
    expect(taskDeadlines({ ...offered, limits: null }, terms)).toEqual([]);
    expect(kinds(taskDeadlines({ ...offered, role: "VERIFY", limits: null }, terms))).toEqual(["VERIFY"]);
  });

  test("an upstream deadline shortens handling, never lengthens it", () => {
    const hurried = { ...offered, upstreamDueAt: at("2026-03-09 12:00") };
    expect(dueTimes(taskDeadlines(hurried, terms))["HANDLE"]).toEqual(at("2026-03-06 17:30"));
    const relaxed = { ...offered, upstreamDueAt: at("2026-03-30 12:00") };
    expect(dueTimes(taskDeadlines(relaxed, terms))["HANDLE"]).toEqual(at("2026-03-11 17:30"));
  });

  test("the duty hours are those of who owes the step", () => {
    expect(dueTimes(taskDeadlines(offered, { ...terms, hours: ROUND_THE_CLOCK }))["ACCEPT"]).toEqual(
      at("2026-03-04 12:30"),
    );
  });

  test("what was done is shown with its moment", () => {
    const done = {
      ...offered,
      acceptedAt: at("2026-03-04 11:00"),
      arrivedAt: at("2026-03-04 12:00"),
      doneAt: at("2026-03-05 09:00"),
    };
    expect(taskDeadlines(done, terms).map((it) => it.metAt)).toEqual([done.acceptedAt, done.arrivedAt, done.doneAt]);
  });
});
