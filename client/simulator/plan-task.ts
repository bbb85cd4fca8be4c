import { fateOf } from "./draw.js";
import { SHARES } from "./figures.js";
import { isLiveAssignment, type Assignment, type Incident, type Task } from "./incident-form.js";
import type { Doer, Step, Surroundings, Verb } from "./step.js";

/** So many of the supporting agencies send a squad; the others do their part from their desks. */
const ASSIST_ON_SITE_SHARE = 0.3;
/** So many orders are left lying until their time has run out. */
const NEGLECTED_SHARE = 0.08;

/** What an agency and its squads do next on a task they owe. */
export function planTask(incident: Incident, task: Task, around: Surroundings): readonly Step[] {
  const isEmergency = incident.tier === "EMERGENCY";
  switch (task.status) {
    case "OFFERED":
      if (isToBeReturned(incident, task)) return [step(task, incident, "REQUEST_RETURN", [leader(task)], "sign")];
      return [
        {
          ...step(task, incident, "SIGN", atDesk(incident, task), isEmergency ? "alarm" : "sign"),
          dueAt: dueOf(task, "ACCEPT"),
          isNeglected: task.role === "LEAD" && !isEmergency && fateOf(incident.id, "neglected") < NEGLECTED_SHARE,
        },
      ];
    case "RETURN_REQUESTED":
      return incident.isRulingPending
        ? [step(task, incident, "RULE_ON_DISPUTE", [countyRuler(incident)], "register")]
        : [step(task, incident, "RULE_ON_RETURN", [center(incident)], "register")];
    default:
      return planWork(incident, task, around);
  }
}

function planWork(incident: Incident, task: Task, around: Surroundings): readonly Step[] {
  const live = task.assignments.filter(isLiveAssignment);
  if (live.length > 0) return live.map((assignment) => planSquad(incident, task, assignment));
  const isEmergency = incident.tier === "EMERGENCY";
  const goesOut = task.role === "LEAD" || isEmergency || fateOf(task.id, "on site") < ASSIST_ON_SITE_SHARE;
  const wasOut = task.assignments.some(({ status }) => status === "CLEARED");
  const wait = isEmergency ? "alarm" : "handle";
  if (goesOut && !wasOut && around.hasSquad(task.agency.code))
    return [{ ...step(task, incident, "ASSIGN", [leader(task)], wait), dueAt: dueOf(task, "ARRIVE", "HANDLE") }];
  const desk = step(task, incident, "COMPLETE", atDesk(incident, task), isEmergency ? "onScene" : "handle");
  return [{ ...desk, dueAt: dueOf(task, "HANDLE") }];
}

/** The next step of a squad by where its assignment stands. */
const SQUAD_STEPS: Readonly<Record<string, readonly [Verb, Step["wait"]]>> = {
  OFFERED: ["TAKE", "alarm"],
  ACCEPTED: ["DEPART", "turnOut"],
  EN_ROUTE: ["ARRIVE", "travel"],
  ON_SITE: ["COMPLETE", "onScene"],
};

function planSquad(incident: Incident, task: Task, assignment: Assignment): Step {
  const [verb, wait] = SQUAD_STEPS[assignment.status] ?? ["TAKE", "alarm"];
  const crew: Doer = { post: "SQUAD_MEMBER", agency: task.agency.code, squadId: assignment.squad.id };
  const doers = [crew, ...atDesk(incident, task)];
  const next = { ...step(task, incident, verb, doers, wait), dueAt: dueOf(task, "HANDLE") };
  return verb === "COMPLETE" ? next : { ...next, on: assignment.id };
}

function isToBeReturned({ id, round, returnRequests, tier }: Incident, { role }: Task): boolean {
  const isFirst = role === "LEAD" && round === 1 && returnRequests === 0 && tier !== "EMERGENCY";
  return isFirst && fateOf(id, "returned") < SHARES.returned;
}

function step(task: Task, { id }: Incident, verb: Verb, doers: readonly Doer[], wait: Step["wait"]): Step {
  return { verb, incidentId: id, on: task.id, round: task.round, doers, wait };
}

const leader = ({ agency }: Task): Doer => ({ post: "AGENCY_LEADER", agency: agency.code });
/** Disputes are ruled on at the county's command center. */
const countyRuler = ({ commandingCenter }: Incident): Doer => ({
  post: "SHIFT_LEADER",
  agency: `${commandingCenter.code.slice(0, 6)}-CC`,
});
const center = ({ commandingCenter }: Incident): Doer => ({ post: "DISPATCHER", agency: commandingCenter.code });

/** The agency's leader, or the dispatcher for an agency that answers by telephone. */
function atDesk(incident: Incident, task: Task): readonly Doer[] {
  return [leader(task), { ...center(incident), onBehalf: task.agency.name }];
}

function dueOf({ deadlines }: Task, ...kinds: readonly string[]): string | undefined {
  return kinds.flatMap((kind) => deadlines.find((one) => one.kind === kind && one.metAt === null)?.dueAt ?? [])[0];
}
