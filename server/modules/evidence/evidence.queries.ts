import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { groupRows, rows } from "../../platform/database/index.js";
import type { EvidenceEntity } from "./evidence.entity.js";

/** A piece of evidence as the list shows it. */
export interface EvidenceRow {
  readonly id: Id<"evd">;
  readonly incidentId: Id<"inc"> | null;
  readonly taskId: Id<"tsk"> | null;
  readonly kind: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly originalSha256: string | null;
  readonly capturedAt: Date | null;
  readonly receivedAt: Date;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly uploadedAt: Date | null;
}

const EVIDENCE = [
  "id",
  "incidentId",
  "taskId",
  "kind",
  "contentType",
  "bytes",
  "sha256",
  "originalSha256",
  "capturedAt",
  "receivedAt",
  "longitude",
  "latitude",
  "uploadedAt",
] as const;

/** The evidence with these ids. */
export async function evidenceById(
  em: EntityManager,
  ids: readonly Id<"evd">[],
): Promise<ReadonlyMap<Id<"evd">, EvidenceRow>> {
  const found: EvidenceRow[] = await evidence(em).where("id", "in", ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** The evidence of these incidents, that of their tasks included, oldest first. */
export async function evidenceByIncident(
  em: EntityManager,
  incidentIds: readonly Id<"inc">[],
): Promise<ReadonlyMap<Id<"inc">, readonly EvidenceRow[]>> {
  const found: EvidenceRow[] = await evidence(em).where("incidentId", "in", incidentIds).execute();
  return groupRows(found, (row) => row.incidentId);
}

/** The evidence of these tasks, oldest first. */
export async function evidenceByTask(
  em: EntityManager,
  taskIds: readonly Id<"tsk">[],
): Promise<ReadonlyMap<Id<"tsk">, readonly EvidenceRow[]>> {
  const found: EvidenceRow[] = await evidence(em).where("taskId", "in", taskIds).execute();
  return groupRows(found, (row) => row.taskId);
}

const evidence = (em: EntityManager) =>
  rows<typeof EvidenceEntity>(em).selectFrom("Evidence").select(EVIDENCE).orderBy("receivedAt").orderBy("id");
