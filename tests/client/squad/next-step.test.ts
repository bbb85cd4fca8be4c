import { describe, expect, it } from "vitest";
import {
  byUrgency,
  dueOf,
  isLive,
  mayReturn,
  nextStep,
  withWaiting,
} from "../../../client/squad/tasks/next-step.rules.js";
import type { PhoneTask } from "../../../client/squad/store/phone-store.js";
import { aStep, aTask, anAssignment, anIncident, SQUAD } from "./steps.js";

const TASKS = [
  "OFFERED",
  "ACCEPTED",
  "RETURN_REQUESTED",
  "DONE",
  "CONFIRMED",
  "RECALLED",
  "RETURNED",
  "WAIVED",
] as const;
const ASSIGNMENTS = ["OFFERED", "ACCEPTED", "EN_ROUTE", "ON_SITE", "CLEARED", "RECALLED", "EXPIRED"] as const;

/** What is next, by the assignment's status, for a task that is signed, one that is not, and one whose return is asked for. */
const NEXT: Readonly<Record<(typeof ASSIGNMENTS)[number], readonly [string | null, string | null, string | null]>> = {
  OFFERED: ["ACCEPT", "ACCEPT", "ACCEPT"],
  ACCEPTED: ["DEPART", "DEPART", "DEPART"],
  EN_ROUTE: ["ARRIVE", "ARRIVE", "ARRIVE"],
  ON_SITE: ["COMPLETE", null, null],
  CLEARED: [null, null, null],
  RECALLED: [null, null, null],
  EXPIRED: [null, null, null],
};

describe("the next step of a squad", () => {
  for (const task of TASKS)
    for (const assignment of ASSIGNMENTS) {
      const column = { ACCEPTED: 0, OFFERED: 1, RETURN_REQUESTED: 2 }[task as string];
      const expected = column === undefined ? null : (NEXT[assignment][column] ?? null);
      it(`on a task ${task}, itself ${assignment}, is ${expected ?? "nothing"}`, () => {
        expect(nextStep(aTask(task, assignment), SQUAD)).toBe(expected);
      });
      const isBound = column !== undefined && NEXT[assignment][0] !== null;
      it(`${isBound ? "is" : "is not"} awaited on a task ${task}, itself ${assignment}`, () => {
        expect(isLive(aTask(task, assignment), SQUAD)).toBe(isBound);
      });
      const isReturnable = isBound && task !== "RETURN_REQUESTED";
      it(`${isReturnable ? "may" : "may not"} be a return on a task ${task}, itself ${assignment}`, () => {
        expect(mayReturn(aTask(task, assignment), SQUAD)).toBe(isReturnable);
      });
    }

  it("completes what waits for a ruling where the server allows it", () => {
    expect(nextStep(aTask("RETURN_REQUESTED", "ON_SITE", { allowedActions: ["COMPLETE"] }), SQUAD)).toBe("COMPLETE");
  });

  it("is nothing on the task of another squad, and never a return of a check", () => {
    expect(nextStep(aTask("ACCEPTED", "OFFERED"), "sqd_other")).toBeNull();
    expect(mayReturn(aTask("OFFERED", "ACCEPTED", { role: "CHECK" }), SQUAD)).toBe(false);
  });

  it("is that of the newest assignment where the squad was sent again", () => {
    const assignments = [anAssignment("asg_1", SQUAD, "RECALLED"), anAssignment("asg_2", SQUAD, "OFFERED")];
    expect(nextStep(aTask("ACCEPTED", "OFFERED", { assignments }), SQUAD)).toBe("ACCEPT");
  });
});

describe("a task with steps that wait", () => {
  it("stands where they lead", () => {
    const task = withWaiting(aTask("OFFERED", "OFFERED"), [aStep(2, "DEPART"), aStep(1, "ACCEPT")], SQUAD);
    expect([task.status, task.assignments[0]?.status]).toEqual(["ACCEPTED", "EN_ROUTE"]);
    expect(withWaiting(aTask("ACCEPTED", "ON_SITE"), [aStep(1, "COMPLETE")], SQUAD).status).toBe("DONE");
    expect(withWaiting(aTask("ACCEPTED", "ON_SITE"), [aStep(1, "RETURN")], SQUAD).status).toBe("RETURN_REQUESTED");
  });

  it("stands before the first that was refused, and is not moved by those of another task", () => {
    const refusal = { code: "ILLEGAL_TRANSITION", message: "" };
    const steps = [aStep(1, "ACCEPT"), aStep(2, "DEPART", { refusal }), aStep(3, "ARRIVE")];
    expect(withWaiting(aTask("OFFERED", "OFFERED"), steps, SQUAD).assignments[0]?.status).toBe("ACCEPTED");
    const others = [aStep(1, "ACCEPT", { lane: "task tsk_2" })];
    expect(withWaiting(aTask("OFFERED", "OFFERED"), others, SQUAD).assignments[0]?.status).toBe("OFFERED");
  });
});

describe("a squad's list", () => {
  const clock = (dueAt: string, more = {}) => ({
    kind: "HANDLE" as const,
    dueAt,
    metAt: null,
    pausedAt: null,
    ...more,
  });
  const task = (id: string, tier: PhoneTask["incident"]["tier"], deadlines: PhoneTask["deadlines"]) =>
    aTask("ACCEPTED", "OFFERED", { id, incident: anIncident(tier), deadlines });

  it("begins with emergencies, then with what is due first; what has no clock comes last", () => {
    const list = [
      task("c", "ORDINARY", []),
      task("b", "ORDINARY", [clock("2026-11-25T03:00:00Z"), clock("2026-11-25T02:00:00Z")]),
      task("d", "ORDINARY", [clock("2026-11-25T01:00:00Z", { metAt: "2026-11-25T00:30:00Z" })]),
      task("a", "EMERGENCY", [clock("2026-11-25T09:00:00Z")]),
    ];
    expect(list.toSorted(byUrgency).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  });

  it("counts the first clock that runs", () => {
    const paused = clock("2026-11-25T01:00:00Z", { pausedAt: "2026-11-25T00:30:00Z" });
    expect(dueOf({ deadlines: [paused, clock("2026-11-25T02:00:00Z")] })).toBe("2026-11-25T02:00:00Z");
  });
});
