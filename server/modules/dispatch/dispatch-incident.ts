import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import {
  loadIncident,
  mayMoveIncident,
  moveIncident,
  moveIncidentBySystem,
  scheduleIncidentDeadlines,
  type Incident,
  type IncidentAnswer,
  incidentEvent,
} from "../incidents/index.js";
import { countyList } from "../matters/index.js";
import { assignDirectly, checkDirectSquads } from "./assign-directly.js";
import { offerTask } from "./offer-task.js";
import {
  planDispatch,
  reachableSupporters,
  type DispatchIncidentInput,
  type DispatchPlan,
} from "./plan-dispatch.rules.js";
import { TaskEntity, type Task } from "./task.entity.js";
import { isLiveTask } from "./task.lifecycle.js";

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
  const squads = await checkDirectSquads(
    tx,
    incident,
    [plan.value.leadId, ...plan.value.supportingIds],
    tasks,
    input,
    list,
  );
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
  await offerPlan(
    tx,
    incident,
    { leadId: routing.leadAgencyId, supportingIds: reachableSupporters(incident, await tx.reference(countyList)) },
    null,
  );
  await recordDispatch(tx, incident, { isAutomatic: true, overrideReason: null });
}

async function offerPlan(
  tx: Transaction,
  incident: Incident,
  { leadId, supportingIds }: DispatchPlan,
  instruction: string | null,
): Promise<Task[]> {
  const offered: Task[] = [];
  if (leadId !== null) {
    incident.leadAgencyId = leadId;
    offered.push(await offerTask(tx, incident, { agencyId: leadId, role: "LEAD", instruction }));
  }
  for (const agencyId of supportingIds)
    offered.push(await offerTask(tx, incident, { agencyId, role: "ASSIST", instruction }));
  incident.supportingAgencyIds = [...new Set([...incident.supportingAgencyIds, ...supportingIds])].filter(
    (id) => id !== incident.leadAgencyId,
  );
  incident.dispatchedAt ??= tx.now;
  return offered;
}

async function recordDispatch(
  tx: Transaction,
  incident: Incident,
  how: { readonly isAutomatic: boolean; readonly overrideReason: string | null },
): Promise<void> {
  await scheduleIncidentDeadlines(tx, incident);
  tx.record(
    incidentEvent(incident, "incident.dispatched", how.isAutomatic ? "按责任清单自动派遣" : "派遣", {
      leadAgencyId: incident.leadAgencyId ?? null,
      supportingAgencyIds: incident.supportingAgencyIds,
      ...how,
    }),
  );
}
