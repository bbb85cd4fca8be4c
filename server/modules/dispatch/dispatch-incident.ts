import type { Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { loadIncident, mayMoveIncident, moveIncident, moveIncidentBySystem, needReason, scheduleIncidentDeadlines, type Incident, type IncidentAnswer, type IncidentInput } from "../incidents/index.js";
import { incidentEvent } from "../incidents/index.js";
import { countyList, type CountyList } from "../matters/index.js";
import { assignDirectly, checkDirectSquads } from "./assign-directly.js";
import { offerTask } from "./offer-task.js";
import { TaskEntity, type Task } from "./task.entity.js";
import { isLiveTask } from "./task.lifecycle.js";

/** Dispatch to agencies, as routed unless named. */
export interface DispatchIncidentInput extends IncidentInput {
  readonly leadAgencyId?: string | null | undefined;
  readonly supportingAgencyIds?: readonly string[] | null | undefined;
  readonly squadIds?: readonly string[] | null | undefined;
  readonly instruction?: string | null | undefined;
  readonly overrideReason?: string | null | undefined;
}

/** Who gets a task: the lead, unless one is at work already, and the supporters that have none yet. */
interface Plan {
  readonly leadId: Id<"agc"> | null;
  readonly supportingIds: readonly Id<"agc">[];
}

/** Dispatches an incident (派遣): refused for agencies that the center cannot reach, or a lead off the list without a reason. */
export async function dispatchIncident(tx: Transaction, input: DispatchIncidentInput): Promise<Result<IncidentAnswer>> {
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const incident = loaded.value;
  const agreed = await mayMoveIncident(tx, incident, "DISPATCH");
  if (!agreed.ok) return agreed;
  const tasks = await tx.em.find(TaskEntity, { incidentId: incident.id });
  const list = await tx.reference(countyList);
  const plan = planDispatch(incident, tasks, input, list);
  if (!plan.ok) return plan;
  const squads = await checkDirectSquads(tx, incident, [plan.value.leadId, ...plan.value.supportingIds], tasks, input, list);
  if (!squads.ok) return squads;
  const moved = await moveIncident(tx, incident, "DISPATCH");
  if (!moved.ok) return moved;
  const offered = await offerPlan(tx, incident, plan.value, input.instruction ?? null);
  assignDirectly(tx, incident, [...tasks.filter(isLiveTask), ...offered], squads.value, input.overrideReason ?? null);
  await recordDispatch(tx, incident, { isAutomatic: false, overrideReason: input.overrideReason ?? null });
  return accept({ incidentId: incident.id });
}

/** Dispatches as the responsibility list routed, in the instant of an automatic filing; does nothing where a person has to decide. */
export async function dispatchAsRouted(tx: Transaction, incident: Incident): Promise<void> {
  const { routing } = incident;
  if (routing == null || routing.needsOperator || routing.leadAgencyId === null) return;
  if (!(await moveIncidentBySystem(tx, incident, "DISPATCH"))) return;
  await offerPlan(tx, incident, { leadId: routing.leadAgencyId, supportingIds: reachableSupporters(incident, await tx.reference(countyList)) }, null);
  await recordDispatch(tx, incident, { isAutomatic: true, overrideReason: null });
}

function planDispatch(incident: Incident, tasks: readonly Task[], input: DispatchIncidentInput, list: CountyList): Result<Plan> {
  const live = tasks.filter(isLiveTask);
  const isLed = tasks.some((task) => task.role === "LEAD" && task.round === incident.round && (isLiveTask(task) || task.status === "DONE"));
  // Who has returned it, was let off or has done it does not get it again unless somebody says so.
  const hadTask = new Set(tasks.filter(({ round, status }) => status === "RETURNED" || (round === incident.round && status !== "RECALLED")).map(({ agencyId }) => agencyId));
  const hasReturned = new Set(tasks.filter(({ status }) => status === "RETURNED").map(({ agencyId }) => agencyId));
  const routedId = incident.routing?.leadAgencyId ?? null;
  const leadId = input.leadAgencyId ?? (isLed || routedId === null || hasReturned.has(routedId) ? null : routedId);
  if (leadId !== null && isLed) return refuse("ALREADY_TAKEN", { path: ["input", "leadAgencyId"], because: "已有主办单位，须先召回。There is a lead already; recall its task first." });
  if (leadId === null && !isLed) return refuse("INVALID_INPUT", { path: ["input", "leadAgencyId"], because: "责任清单未确定主办单位，或该单位已退单，请指定。The list names no lead, or it has returned this; choose one." });
  const wanted = input.supportingAgencyIds ?? reachableSupporters(incident, list).filter((id) => !hadTask.has(id));
  const busy = new Set(live.map((task) => task.agencyId as string));
  const supporting = [...new Set(wanted)].filter((id) => id !== leadId && !busy.has(id));
  const unknown = [...(leadId === null ? [] : [leadId]), ...supporting].find((id) => !list.agencyById.has(id));
  if (unknown !== undefined) return refuse("NOT_FOUND", { path: ["input", leadId === unknown ? "leadAgencyId" : "supportingAgencyIds"] });
  const unreachable = [...(leadId === null ? [] : [leadId]), ...supporting].find((id) => !isReachable(incident, id, list));
  if (unreachable !== undefined) {
    return refuse("NOT_COMMANDING", { path: ["input", leadId === unreachable ? "leadAgencyId" : "supportingAgencyIds"], because: `${list.agencyById.get(unreachable)?.name ?? ""}不归本中心派遣，请呼叫县中心。This agency is reached by calling the county.` });
  }
  if (leadId !== null && leadId !== incident.routing?.leadAgencyId && !needReason(input.overrideReason ?? "").ok) {
    return refuse("NOT_ON_LIST", { path: ["input", "overrideReason"], because: "与责任清单不一致，须说明理由。This differs from the responsibility list: give a reason." });
  }
  if (leadId === null && supporting.length === 0 && (input.squadIds ?? []).length === 0) {
    return refuse("ALREADY_TAKEN", { path: ["input", "supportingAgencyIds"], because: "所有单位均已有任务，没有可派遣的。Everybody named has a task already; there is nobody to dispatch to." });
  }
  return accept({ leadId: leadId as Id<"agc"> | null, supportingIds: supporting as Id<"agc">[] });
}

/** The supporters that the list names and the commanding center reaches; the others are reached by calling the county. */
function reachableSupporters(incident: Incident, list: CountyList): Id<"agc">[] {
  return (incident.routing?.supportingAgencyIds ?? []).filter((id) => isReachable(incident, id, list));
}

/** A township center reaches its own and the stationed agencies; the county's reaches every agency. */
function isReachable(incident: Incident, agencyId: string, list: CountyList): boolean {
  const center = list.agencyById.get(incident.commandingCenterId);
  const agency = list.agencyById.get(agencyId);
  if (center === undefined || agency === undefined) return false;
  return center.id === list.countyCenter.id || agency.divisionCode.startsWith(center.divisionCode);
}

async function offerPlan(tx: Transaction, incident: Incident, { leadId, supportingIds }: Plan, instruction: string | null): Promise<Task[]> {
  const offered: Task[] = [];
  if (leadId !== null) {
    incident.leadAgencyId = leadId;
    offered.push(await offerTask(tx, incident, { agencyId: leadId, role: "LEAD", instruction }));
  }
  for (const agencyId of supportingIds) offered.push(await offerTask(tx, incident, { agencyId, role: "ASSIST", instruction }));
  incident.supportingAgencyIds = [...new Set([...incident.supportingAgencyIds, ...supportingIds])].filter((id) => id !== incident.leadAgencyId);
  incident.dispatchedAt ??= tx.now;
  return offered;
}

async function recordDispatch(tx: Transaction, incident: Incident, how: { readonly isAutomatic: boolean; readonly overrideReason: string | null }): Promise<void> {
  await scheduleIncidentDeadlines(tx, incident);
  tx.record(incidentEvent(incident, "incident.dispatched", how.isAutomatic ? "按责任清单自动派遣" : "派遣", { leadAgencyId: incident.leadAgencyId ?? null, supportingAgencyIds: incident.supportingAgencyIds, ...how }));
}
