import { LockMode } from "@mikro-orm/postgresql";
import { isId, type Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { EvidenceEntity, type Evidence } from "./evidence.entity.js";

/**
 * Finds registered evidence that the actor may use here: its own and still free, or already of this incident. It stays locked until
 * commit, so that two incidents cannot both believe it free.
 */
export async function findEvidence(
  tx: Transaction,
  evidenceIds: readonly string[],
  incidentId: Id<"inc"> | null,
  path: readonly string[],
): Promise<Result<Evidence[]>> {
  const ids = [...new Set(evidenceIds)];
  const wellFormed = ids.filter((id) => isId(id, "evd"));
  const found =
    wellFormed.length === 0
      ? []
      : await tx.em.find(
          EvidenceEntity,
          { id: { $in: wellFormed } },
          { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" } },
        );
  const usable = found.filter((evidence) => evidence.incidentId == null || evidence.incidentId === incidentId);
  if (usable.length < ids.length)
    return refuse("NOT_FOUND", {
      path,
      because: "引用的证据不存在或已用于其他事件。Some evidence is not registered or belongs to another incident.",
    });
  return accept(usable);
}

/** Ties evidence to an incident and, where one is given, to a task. */
export function attachEvidence(evidence: readonly Evidence[], incidentId: Id<"inc">, taskId: Id<"tsk"> | null): void {
  for (const piece of evidence) {
    piece.incidentId = incidentId;
    piece.taskId ??= taskId;
  }
}
