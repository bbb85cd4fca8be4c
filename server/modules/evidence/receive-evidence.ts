import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { rows, type Database } from "../../platform/database/index.js";
import { incidentsById, maySeeText } from "../incidents/index.js";
import type { EvidenceEntity } from "./evidence.entity.js";

/** What a registered piece of evidence says of its bytes. */
export interface EvidenceFile {
  readonly id: Id<"evd">;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
}

const COLUMNS = ["id", "contentType", "bytes", "sha256"] as const;

const evidence = (em: EntityManager) => rows<typeof EvidenceEntity>(em);

/** A file that an upload token stands for, and whether its bytes have come. */
export interface UploadedEvidence extends EvidenceFile {
  readonly uploadedAt: Date | null;
}

/** The evidence behind the hash of an upload token, its bytes there or not, or null once the token is too old. */
export async function evidenceOfToken(
  database: Database,
  tokenHash: string,
  now: Date,
): Promise<UploadedEvidence | null> {
  const found = await database.read({ system: "evidence" }, (em) =>
    evidence(em)
      .selectFrom("Evidence")
      .select([...COLUMNS, "uploadedAt"])
      .where("uploadTokenHash", "=", tokenHash)
      .where("uploadExpiresAt", ">", now)
      .executeTakeFirst(),
  );
  return found ?? null;
}

/** The evidence that waits for its bytes behind the hash of an upload token, or null once it is used or too old. */
export async function awaitedEvidence(database: Database, tokenHash: string, now: Date): Promise<EvidenceFile | null> {
  const found = await evidenceOfToken(database, tokenHash, now);
  return found?.uploadedAt === null ? found : null;
}

/** Notes that the bytes are kept, which spends the token; false where another upload was first. The token still tells how far its upload came. */
export async function noteEvidenceReceived(database: Database, tokenHash: string, now: Date): Promise<boolean> {
  const noted = await database.writeAsSystem("evidence", (em) =>
    evidence(em)
      .updateTable("Evidence")
      .set({ uploadedAt: now })
      .where("uploadTokenHash", "=", tokenHash)
      .where("uploadedAt", "is", null)
      .executeTakeFirst(),
  );
  return noted.numUpdatedRows > 0n;
}

/**
 * The file of a piece of evidence whose bytes have come, as far as the actor may see it: a photo says as much as words, so of a
 * confidential incident only to who may read it, and to who registered it.
 */
export async function evidenceFile(em: EntityManager, actor: Actor, id: Id<"evd">): Promise<EvidenceFile | null> {
  const found = await evidence(em)
    .selectFrom("Evidence")
    .select([...COLUMNS, "incidentId", "registeredById"])
    .where("id", "=", id)
    .where("uploadedAt", "is not", null)
    .executeTakeFirst();
  if (found === undefined) return null;
  const { incidentId, registeredById, ...file } = found;
  if (incidentId === null || registeredById === actor.personId) return file;
  const incident = (await incidentsById(em, [incidentId])).get(incidentId);
  return incident !== undefined && maySeeText(actor, incident) ? file : null;
}
