import { fateOf, pick } from "./draw.js";
import type { DueStep } from "./incident-book.js";
import { isLiveTask, type Incident, type Place } from "./incident-form.js";
import { matterOfSentence } from "./matter-texts.js";
import { failsCheck, isFromOutside } from "./plan-steps.js";
import type { Verb } from "./step.js";
import { CHECK_METHODS, DISPOSITIONS, resultWords, RETURN_BASES } from "./words.js";

/** What a command needs besides the incident. */
export interface Means {
  readonly agencyId: (code: string) => string | undefined;
  /** The incident that this one repeats. */
  readonly repeats?: string | undefined;
  /** The squad to send. */
  readonly squadId?: string | undefined;
  readonly point?: Place | undefined;
  readonly evidenceIds?: readonly string[];
}

type Input = (due: DueStep, incident: Incident, means: Means) => object;

const ofIncident = ({ step }: DueStep) => ({ incidentId: step.incidentId });
const ofTask = ({ step }: DueStep) => ({ taskId: step.on });
const ofAssignment: Input = ({ step }, _incident, { point }) => ({
  assignmentId: step.on,
  at: new Date().toISOString(),
  ...(point === undefined ? {} : { point }),
});
/** A center sees through nearly every second return. */
const GRANTED_SHARE = 0.5;
const ruling: Input = (due) => {
  const isGranted = due.step.verb === "RULE_ON_RETURN" && fateOf(due.step.on, "granted") < GRANTED_SHARE;
  const reason = isGranted ? "情况属实，同意退单" : "按责任清单由贵单位主办，请先行处置";
  return { ...ofTask(due), isGranted, reason };
};

const INPUTS: Readonly<Record<Verb, Input>> = {
  MERGE: (due, _incident, { repeats }) => ({ ...ofIncident(due), intoIncidentId: repeats }),
  REQUEST_VERIFICATION: (due) => ({ ...ofIncident(due), note: "请网格员到现场核实" }),
  VERIFY: (due) => ({ ...ofTask(due), resultCode: "CONFIRMED", result: "已到现场核实，情况属实" }),
  FILE: (due, incident) => ({ ...ofIncident(due), matterCode: matterOf(incident) }),
  REJECT: (due) => ({ ...ofIncident(due), reason: "经现场核实，反映情况不存在" }),
  DISPATCH: (due, incident, means) => (due.refusals > 0 ? elsewhere(due, incident, means) : ofIncident(due)),
  DISPATCH_ELSEWHERE: elsewhere,
  SIGN: (due) => ofTask(due),
  REQUEST_RETURN: (due) => ({ ...ofTask(due), basis: pick(RETURN_BASES, fateOf(due.step.on, "basis")) }),
  RULE_ON_RETURN: ruling,
  RULE_ON_DISPUTE: ruling,
  ASSIGN: (due, _incident, { squadId }) => ({ ...ofTask(due), squadId }),
  TAKE: ofAssignment,
  DEPART: ofAssignment,
  ARRIVE: ofAssignment,
  COMPLETE: (due, incident, { evidenceIds = [] }) => {
    const resultCode = resultCodeOf(incident, due.step.on);
    return { ...ofTask(due), resultCode, result: resultWords(resultCode), evidenceIds };
  },
  REQUEST_CHECK: (due, incident, means) => ({
    ...ofIncident(due),
    method: methodOf(incident),
    ...checkerOf(incident, means),
  }),
  RECORD_CHECK: (due, incident) => {
    const isFailed = failsCheck(incident);
    const note = isFailed ? "现场仍有遗留，请继续处置" : "与反映人核对，问题已解决";
    return { ...ofIncident(due), method: methodOf(incident), result: isFailed ? "FAILED" : "PASSED", note };
  },
  CLOSE: (due, incident) => ({ ...ofIncident(due), disposition: dispositionOf(incident) }),
};

/** The input of a step's command, without its key. */
export function inputOf(due: DueStep, incident: Incident, means: Means): object {
  return INPUTS[due.step.verb](due, incident, means);
}

const OTHER_DISORDER = "0599";

/** The matter that a person reads out of the words; a guess of the server where they are not the simulator's. */
function matterOf({ description, matter }: Incident): string {
  return matterOfSentence(description) ?? matter?.code ?? OTHER_DISORDER;
}

/** How it ended: mostly as the matter's first code says. */
function resultCodeOf({ matter }: Incident, taskId: string): string {
  const codes = matter?.resultCodes ?? [];
  return codes.length === 0 ? "NOT_FOUND" : pick(codes, fateOf(taskId, "result") ** 3);
}

function methodOf({ id }: Incident): string {
  return pick(CHECK_METHODS, fateOf(id, "method"));
}

function dispositionOf(incident: Incident): string {
  if (isFromOutside(incident)) return "TRANSFERRED";
  const lead = incident.tasks.findLast(({ role, resultCode }) => role === "LEAD" && resultCode !== null);
  return DISPOSITIONS[lead?.resultCode ?? ""] ?? "RESOLVED";
}

const townshipOf = ({ division }: Incident): string => division.code.slice(0, 9);

/** Somebody who has not had it yet, where the list's own lead has returned it or there is none. */
function elsewhere(due: DueStep, incident: Incident, { agencyId }: Means): object {
  const had = new Set(incident.tasks.map(({ agency }) => agency.code));
  const named = [`${townshipOf(incident)}-TO`, `${townshipOf(incident)}-EO`].filter((code) => !had.has(code));
  const leadAgencyId = named.flatMap((code) => agencyId(code) ?? [])[0];
  return { ...ofIncident(due), leadAgencyId, overrideReason: "主办单位退单属实，改由属地承办" };
}

/** The commanding center checks; where it took part itself, another one does. */
function checkerOf(incident: Incident, { agencyId }: Means): object {
  const handlers = new Set(
    incident.tasks
      .filter(
        (task) => (task.role === "LEAD" || task.role === "ASSIST") && (isLiveTask(task) || task.status === "DONE"),
      )
      .map(({ agency }) => agency.code),
  );
  const own = incident.commandingCenter.code;
  if (!handlers.has(own)) return {};
  const county = own.slice(0, 6);
  const others = [`${county}-CC`, `${townshipOf(incident)}-GC`, `${county}001-GC`, `${county}002-GC`];
  const checkerAgencyId = others.filter((code) => !handlers.has(code)).flatMap((code) => agencyId(code) ?? [])[0];
  return checkerAgencyId === undefined ? {} : { checkerAgencyId };
}
