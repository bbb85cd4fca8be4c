import { defineLifecycle, type Transition } from "../../kernel/lifecycle.js";
import { ASSIGNMENT_STATUSES, type AssignmentStatus } from "./assignment.entity.js";
import type { AssignmentRight } from "./assignment.policy.js";

/** The actions of an assignment's lifecycle; EXPIRE belongs to the timer. */
export const ASSIGNMENT_ACTIONS = ["ACCEPT", "DEPART", "ARRIVE", "CLEAR", "RECALL", "EXPIRE"] as const;
export type AssignmentAction = (typeof ASSIGNMENT_ACTIONS)[number];

type Row = Transition<AssignmentStatus, AssignmentAction, AssignmentRight, null>;

/** The steps of a squad in their order. */
const STEPS = ["OFFERED", "ACCEPTED", "EN_ROUTE", "ON_SITE", "CLEARED"] as const satisfies readonly AssignmentStatus[];
const LEADING_TO: Readonly<Record<string, AssignmentAction>> = {
  ACCEPTED: "ACCEPT",
  EN_ROUTE: "DEPART",
  ON_SITE: "ARRIVE",
  CLEARED: "CLEAR",
};

/** Steps may be skipped forward, never backward: a row from every earlier step to every later one. */
const forward: Row[] = STEPS.flatMap((from, place) =>
  STEPS.slice(place + 1).flatMap((to): Row[] => {
    const action = LEADING_TO[to];
    return action === undefined
      ? []
      : [{ from, action, to, who: "moveOn", source: "steps may be skipped forward, never backward" }];
  }),
);

const LIVE = ["OFFERED", "ACCEPTED", "EN_ROUTE", "ON_SITE"] as const satisfies readonly AssignmentStatus[];

/** The life of a squad's assignment: domain.md "Assignment". */
export const assignmentLifecycle = defineLifecycle<AssignmentStatus, AssignmentAction, AssignmentRight, null>({
  name: "assignment",
  initial: "OFFERED",
  statuses: ASSIGNMENT_STATUSES,
  transitions: [
    ...forward,
    ...LIVE.map((from): Row => ({
      from,
      action: "RECALL",
      to: "RECALLED",
      who: "recall",
      source: "diverted: the task is back at its agency with its remaining time",
    })),
    ...LIVE.map((from): Row => ({
      from,
      action: "RECALL",
      to: "RECALLED",
      who: "system",
      source: "its task ended before the squad was needed",
    })),
    ...(["EN_ROUTE", "ON_SITE"] as const).map((from): Row => ({
      from,
      action: "CLEAR",
      to: "CLEARED",
      who: "system",
      source: "its task is done",
    })),
    {
      from: "OFFERED",
      action: "EXPIRE",
      to: "EXPIRED",
      who: "system",
      source: "not accepted in time: the agency is told",
    },
  ],
});

/** The statuses in which a squad is bound. */
export const LIVE_ASSIGNMENT_STATUSES: readonly AssignmentStatus[] = LIVE;
