import { newId } from "../../kernel/ids.js";
import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList } from "../matters/index.js";
import { isPolice } from "../organisations/index.js";
import { attachEvidence, findEvidence } from "../evidence/index.js";
import { deviceTime, loadTask, moveTask, ReturnRequestEntity, taskEvent } from "../dispatch/index.js";
import { isBounce, isForCountyRuling, isSameReason } from "./return.rules.js";
import type { TaskAnswer, TaskInput } from "../dispatch/index.js";

/** An agency's wish to return a task. */
export interface RequestReturnInput extends TaskInput {
  readonly at?: Date | null | undefined;
  readonly basis: string;
  readonly evidenceIds?: readonly string[] | null | undefined;
}

/** Asks to return a task (退单) with a basis, by its agency's leader or the squad that was sent; the clock runs meanwhile. The third request on an incident goes to the county for a ruling; police who decline to assist are not counted. */
export async function requestReturn(tx: Transaction, input: RequestReturnInput): Promise<Result<TaskAnswer>> {
  const at = deviceTime(input.at, tx.now);
  if (!at.ok) return at;
  const loaded = await loadTask(tx, input.taskId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const { task, incident } = loaded.value;
  const evidence = await findEvidence(tx, input.evidenceIds ?? [], incident.id, ["input", "evidenceIds"]);
  if (!evidence.ok) return evidence;
  const former = await tx.em.find(ReturnRequestEntity, { incidentId: incident.id, agencyId: task.agencyId });
  const moved = await moveTask(tx, task, incident, "REQUEST_RETURN", {
    basis: input.basis,
    hasReturnedForSameReason: former.some((request) => isSameReason(request.basis, input.basis)),
    evidenceCount: evidence.value.length,
  });
  if (!moved.ok) return moved;
  task.statusBeforeReturn = task.acceptedAt == null ? "OFFERED" : "ACCEPTED";
  const agency = (await tx.reference(countyList)).agencyById.get(task.agencyId);
  const isCounted = isBounce(task, { isPolice: agency !== undefined && isPolice(agency) });
  if (isCounted) incident.returnRequests += 1;
  const isForRuling = isCounted && isForCountyRuling(incident.returnRequests);
  incident.isRulingPending ||= isForRuling;
  attachEvidence(evidence.value, incident.id, task.id);
  tx.em.create(ReturnRequestEntity, {
    id: newId("ret"),
    incidentId: incident.id,
    taskId: task.id,
    agencyId: task.agencyId,
    basis: input.basis.trim(),
    isForCountyRuling: isForRuling,
    requestedById: tx.actor.personId,
    requestedAt: tx.now,
  });
  tx.record(
    taskEvent(
      incident,
      task,
      "task.return-requested",
      isForRuling ? "第三次申请退单，报县裁定" : "申请退单",
      { basis: input.basis.trim(), isForCountyRuling: isForRuling, returnRequests: incident.returnRequests },
      at.value,
    ),
  );
  return accept({ taskId: task.id });
}
