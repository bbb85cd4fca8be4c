import { newId, type Id } from "../../kernel/ids.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList, incidentDeadlines, ROUND_THE_CLOCK, type PlannedDeadline } from "../matters/index.js";
import { DeadlineEntity, type Deadline, type DeadlineKind } from "./deadline.entity.js";
import type { Incident } from "./incident.entity.js";

/** Brings an incident's own due times up to its moments: starts those that are due to start, meets those that are met. */
export async function scheduleIncidentDeadlines(tx: Transaction, incident: Incident): Promise<void> {
  const list = await tx.reference(countyList);
  const hours = list.agencyById.get(incident.commandingCenterId)?.hours ?? ROUND_THE_CLOCK;
  const ended = incident.closedAt ?? null;
  const planned = incidentDeadlines(
    {
      tier: incident.tier,
      reportedAt: incident.reportedAt,
      verifyingSince: incident.verifyingSince ?? null,
      verifiedAt: incident.verifiedAt ?? null,
      filedAt: incident.filedAt ?? null,
      dispatchedAt: incident.dispatchedAt ?? null,
      checkedAt: incident.checkedAt ?? null,
      closedAt: ended,
      upstreamDueAt: incident.upstreamDueAt ?? null,
    },
    { calendar: list.calendar, hours, centerLimits: list.centerLimits },
  );
  await keepDeadlines(tx, incident, null, planned);
}

/** Writes planned due times: a new one is added, a known one is only met, because a pause or extension has moved it since. */
export async function keepDeadlines(
  tx: Transaction,
  incident: Incident,
  taskId: Id<"tsk"> | null,
  planned: readonly PlannedDeadline[],
): Promise<void> {
  const kept = (await deadlinesOf(tx, incident)).filter(
    (deadline) => (deadline.taskId ?? null) === taskId && deadline.cancelledAt == null,
  );
  for (const plan of planned) {
    const known = kept.find((deadline) => deadline.kind === plan.kind);
    if (known !== undefined) {
      known.metAt ??= plan.metAt;
      continue;
    }
    const made = tx.em.create(DeadlineEntity, {
      id: newId("dln"),
      incidentId: incident.id,
      taskId,
      kind: plan.kind,
      clock: plan.limit?.clock ?? null,
      dueAt: plan.dueAt,
      metAt: plan.metAt,
      isProvisional: plan.isProvisional,
    });
    remember(tx, incident, made);
  }
  await refreshNextDue(tx, incident);
}

/** Ends the clocks of a task that nobody owes any more, or all live clocks of an incident that has ended; met ones stay met. */
export async function cancelDeadlines(tx: Transaction, incident: Incident, taskId?: Id<"tsk">): Promise<void> {
  for (const deadline of await deadlinesOf(tx, incident)) {
    const isMeant = taskId === undefined || deadline.taskId === taskId;
    if (isMeant && deadline.metAt == null) deadline.cancelledAt ??= tx.now;
  }
  await refreshNextDue(tx, incident);
}

/** Puts clocks of an incident's former life aside, met or not, so that a new life gets its own; those of other kinds stay as they ended. */
export async function retireDeadlines(
  tx: Transaction,
  incident: Incident,
  kinds: readonly DeadlineKind[],
): Promise<void> {
  for (const deadline of await deadlinesOf(tx, incident))
    if (deadline.taskId == null && kinds.includes(deadline.kind)) deadline.cancelledAt ??= tx.now;
  await refreshNextDue(tx, incident);
}

/** Keeps the incident's next due time: the earliest clock that runs. */
export async function refreshNextDue(tx: Transaction, incident: Incident): Promise<void> {
  const running = (await deadlinesOf(tx, incident)).filter(isRunning).map((deadline) => deadline.dueAt.getTime());
  incident.nextDueAt = running.length === 0 ? null : new Date(Math.min(...running));
}

/** Tells whether a clock runs: not met, not paused, not cancelled. */
export function isRunning(deadline: Pick<Deadline, "metAt" | "pausedAt" | "cancelledAt">): boolean {
  return deadline.metAt == null && deadline.pausedAt == null && deadline.cancelledAt == null;
}

const known = new WeakMap<object, Map<string, Deadline[]>>();

/** All due times of an incident, read once per transaction; the ones made in it are added by `remember`. */
export async function deadlinesOf(tx: Transaction, incident: Incident): Promise<Deadline[]> {
  const ofTransaction = known.get(tx) ?? new Map<string, Deadline[]>();
  known.set(tx, ofTransaction);
  const list =
    ofTransaction.get(incident.id) ??
    (isNew(incident) ? [] : await tx.em.find(DeadlineEntity, { incidentId: incident.id }));
  ofTransaction.set(incident.id, list);
  return list;
}

function remember(tx: Transaction, incident: Incident, deadline: Deadline): void {
  known.get(tx)?.get(incident.id)?.push(deadline);
}

/** An incident that is being reported has no version yet and no rows to read. */
function isNew(incident: Incident): boolean {
  return incident.version === undefined;
}
