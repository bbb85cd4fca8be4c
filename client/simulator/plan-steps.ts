import { fateOf } from "./draw.js";
import { SHARES } from "./figures.js";
import { isLiveTask, isOwn, type Incident, type Task } from "./incident-form.js";
import { planTask } from "./plan-task.js";
import type { Doer, Post, Step, Surroundings, Verb } from "./step.js";

/** Channels of the center itself, which are verified before they are filed. */
const OWN_CHANNELS = new Set(["CITIZEN_APP", "WALK_IN", "MEDIA", "SENSOR", "VIDEO"]);
const VERIFIED_SHARE = 0.8;
const FALSE_ALARM_SHARE = 0.1;
const BEFORE_HANDLING = new Set(["REPORTED", "VERIFYING", "FILED", "DISPATCHED"]);

/** Who does what next on an incident of the simulator's own; nothing on anybody else's, and nothing where a person has suspended it. */
export function planSteps(incident: Incident, around: Surroundings): readonly Step[] {
  if (!isOwn(incident)) return [];
  if (around.repeats !== undefined && BEFORE_HANDLING.has(incident.status))
    return [at(incident, "MERGE", "INTAKE_CLERK", "register")];
  if (isFromOutside(incident)) return [at(incident, "CLOSE", "SHIFT_LEADER", "register")];
  switch (incident.status) {
    case "REPORTED":
      return [planReported(incident)];
    case "VERIFYING":
      return planVerifying(incident);
    case "FILED":
      return [at(incident, "DISPATCH", "DISPATCHER", "register")];
    case "DISPATCHED":
    case "HANDLING":
      return planHandling(incident, around);
    case "FEEDBACK":
      return [at(incident, "REQUEST_CHECK", "DISPATCHER", "register")];
    case "CHECKING":
      return planChecking(incident);
    default:
      return [];
  }
}

const COUNTY_DIGITS = 6;

/** A call from beyond the county is kept and handed on: nobody here owes anything on it. */
export function isFromOutside({ status, division, tasks }: Incident): boolean {
  return ["REPORTED", "FILED"].includes(status) && division.code.length === COUNTY_DIGITS && tasks.length === 0;
}

/** A step on the incident itself by somebody at the center that commands it. */
function at({ id, round, commandingCenter }: Incident, verb: Verb, post: Post, wait: Step["wait"]): Step {
  return { verb, incidentId: id, on: id, round, doers: [{ post, agency: commandingCenter.code }], wait };
}

function planReported(incident: Incident): Step {
  const isVerified = OWN_CHANNELS.has(incident.source) && fateOf(incident.id, "verified") < VERIFIED_SHARE;
  return isVerified
    ? at(incident, "REQUEST_VERIFICATION", "INTAKE_CLERK", "register")
    : at(incident, "FILE", "SHIFT_LEADER", "register");
}

function planVerifying(incident: Incident): readonly Step[] {
  const looks = incident.tasks.filter((task) => task.role === "VERIFY" && isLiveTask(task));
  if (looks.length > 0)
    return looks.map((task) => ({
      verb: "VERIFY",
      incidentId: incident.id,
      on: task.id,
      round: task.round,
      doers: [
        { post: "GRID_WORKER", agency: task.agency.code, division: incident.division.code },
        { post: "CHECKER", agency: task.agency.code },
      ],
      wait: "onScene",
    }));
  const isFalse = fateOf(incident.id, "false") < FALSE_ALARM_SHARE;
  return [at(incident, isFalse ? "REJECT" : "FILE", "SHIFT_LEADER", "register")];
}

function planHandling(incident: Incident, around: Surroundings): readonly Step[] {
  const isLed = incident.tasks.some(
    (task) => task.role === "LEAD" && task.round === incident.round && (isLiveTask(task) || task.status === "DONE"),
  );
  const ofTasks = incident.tasks.filter(isHandling).flatMap((task) => planTask(incident, task, around));
  return isLed ? ofTasks : [...ofTasks, at(incident, "DISPATCH_ELSEWHERE", "DISPATCHER", "register")];
}

const isHandling = (task: Task): boolean => isLiveTask(task) && (task.role === "LEAD" || task.role === "ASSIST");

function planChecking(incident: Incident): readonly Step[] {
  const check = incident.tasks.find((task) => task.role === "CHECK" && isLiveTask(task));
  if (check === undefined)
    return incident.checkResult === null
      ? [at(incident, "REQUEST_CHECK", "DISPATCHER", "register")]
      : [at(incident, "CLOSE", "SHIFT_LEADER", "register")];
  const checker: Doer = { post: "CHECKER", agency: check.agency.code };
  return [{ ...at(incident, "RECORD_CHECK", "CHECKER", "check"), on: check.id, doers: [checker], dueAt: dueOf(check) }];
}

const dueOf = ({ deadlines }: Task): string | undefined => deadlines.find(({ metAt }) => metAt === null)?.dueAt;

/** Whether the first check of an incident is failed, so that it is worked on again. */
export function failsCheck({ id, round }: Pick<Incident, "id" | "round">): boolean {
  return round === 1 && fateOf(id, "reworked") < SHARES.reworked;
}
