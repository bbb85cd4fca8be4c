import { describe, expect, it } from "vitest";
import { isOvertaken } from "../../../client/squad/tasks/overtaken.rules.js";
import { aStep, aTask } from "./steps.js";

const STATUSES = ["OFFERED", "ACCEPTED", "EN_ROUTE", "ON_SITE", "CLEARED", "RECALLED", "EXPIRED"] as const;
/** In which states of the assignment each step is done already. */
const DONE = {
  ACCEPT: ["ACCEPTED", "EN_ROUTE", "ON_SITE", "CLEARED"],
  DEPART: ["EN_ROUTE", "ON_SITE", "CLEARED"],
  ARRIVE: ["ON_SITE", "CLEARED"],
  COMPLETE: [],
  RETURN: [],
} as const;

describe("a step that waits", () => {
  for (const kind of ["ACCEPT", "DEPART", "ARRIVE", "COMPLETE", "RETURN"] as const)
    for (const status of STATUSES) {
      const isDone = (DONE[kind] as readonly string[]).includes(status);
      it(`to ${kind} ${isDone ? "is" : "is not"} overtaken where the squad is ${status}`, () => {
        const said = kind === "COMPLETE" || kind === "RETURN" ? { taskId: "tsk_1", basis: "" } : undefined;
        const step = aStep(1, kind, said === undefined ? {} : { said });
        expect(isOvertaken(step, aTask("ACCEPTED", status))).toBe(isDone);
      });
    }

  it("is not overtaken by another squad on the same task", () => {
    const step = aStep(1, "ACCEPT", { said: { assignmentId: "asg_2", point: null } });
    expect(isOvertaken(step, aTask("ACCEPTED", "ON_SITE"))).toBe(false);
  });
});
