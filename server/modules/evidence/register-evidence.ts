import { createHash, randomBytes } from "node:crypto";
import { isTooFarAhead } from "../../kernel/device-time.js";
import { newId, type Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { toWgs84, type SentPoint } from "../geography/index.js";
import { EvidenceEntity } from "./evidence.entity.js";
import { incidentEvent, holdsIncidentRight, loadIncident } from "../incidents/index.js";

/** A piece of evidence before its bytes: what it is, its digest, its time and place. */
export interface RegisterEvidenceInput {
  readonly idempotencyKey: string;
  readonly incidentId?: string | null | undefined;
  readonly kind: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly originalSha256?: string | null | undefined;
  readonly capturedAt?: Date | null | undefined;
  readonly point?: SentPoint | null | undefined;
  readonly onBehalf?: string | null | undefined;
}

/** The registered evidence and the token with which its bytes may be sent once. */
export interface EvidenceAnswer {
  readonly evidenceId: Id<"evd">;
  readonly uploadToken: string;
}

/** Kinds of files that are taken, each recognised by its first bytes on upload. */
export const EVIDENCE_CONTENT_TYPES = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "video/mp4",
  "audio/mpeg",
  "application/pdf",
] as const;
/** The largest file that is taken: a minute of phone video. */
export const EVIDENCE_BYTES_LIMIT = 100 * 1024 * 1024;
const UPLOAD_WITHIN_MS = 24 * 3_600_000;

/** Registers evidence with its digest and gives a one-time token for the upload of its bytes. */
export async function registerEvidence(tx: Transaction, input: RegisterEvidenceInput): Promise<Result<EvidenceAnswer>> {
  if (!holdsIncidentRight(tx.actor)("addNote")) return refuse("FORBIDDEN");
  const objection = objectionTo(input, tx.now);
  if (objection !== null)
    return refuse(objection.code, {
      path: ["input", objection.field],
      because: objection.because,
      ...(objection.allowed ? { allowed: objection.allowed } : {}),
    });
  const loaded = input.incidentId == null ? null : await loadIncident(tx, input.incidentId);
  if (loaded !== null && !loaded.ok) return loaded;
  await tx.elevate();
  const uploadToken = randomBytes(32).toString("base64url");
  const point = input.point == null ? null : toWgs84(input.point, input.point.system ?? "WGS84");
  const evidence = tx.em.create(EvidenceEntity, {
    id: newId("evd"),
    incidentId: loaded?.value.id ?? null,
    kind: input.kind,
    contentType: input.contentType,
    bytes: input.bytes,
    sha256: input.sha256.toLowerCase(),
    originalSha256: input.originalSha256?.toLowerCase() ?? null,
    capturedAt: input.capturedAt ?? null,
    receivedAt: tx.now,
    longitude: point?.longitude ?? null,
    latitude: point?.latitude ?? null,
    registeredById: tx.actor.personId,
    uploadTokenHash: createHash("sha256").update(uploadToken).digest("hex"),
    uploadExpiresAt: new Date(tx.now.getTime() + UPLOAD_WITHIN_MS),
  });
  if (loaded !== null) {
    const { id, kind, sha256, originalSha256, bytes } = evidence;
    tx.record(
      incidentEvent(
        loaded.value,
        "incident.evidence-registered",
        "登记证据",
        { evidenceId: id, kind, sha256, bytes, ...(originalSha256 == null ? {} : { originalSha256 }) },
        input.capturedAt ?? undefined,
      ),
    );
  }
  return accept({ evidenceId: evidence.id, uploadToken });
}

interface Objection {
  readonly code: "INVALID_INPUT" | "TOO_FAR_IN_FUTURE";
  readonly field: string;
  readonly because: string;
  readonly allowed?: readonly string[];
}

function objectionTo(input: RegisterEvidenceInput, now: Date): Objection | null {
  const wrong = (field: string, because: string): Objection => ({ code: "INVALID_INPUT", field, because });
  for (const field of ["sha256", "originalSha256"] as const)
    if (!/^[0-9a-f]{64}$/i.test(input[field] ?? input.sha256))
      return wrong(field, "须为 64 位十六进制 SHA-256 摘要。The digest is 64 hexadecimal digits.");
  if (!Number.isInteger(input.bytes) || input.bytes < 1 || input.bytes > EVIDENCE_BYTES_LIMIT) {
    return wrong(
      "bytes",
      `文件大小须在 1 到 ${EVIDENCE_BYTES_LIMIT} 字节之间。The size lies between 1 and ${EVIDENCE_BYTES_LIMIT} bytes.`,
    );
  }
  if (!(EVIDENCE_CONTENT_TYPES as readonly string[]).includes(input.contentType)) {
    return {
      ...wrong("contentType", "不支持的文件类型。This kind of file is not taken."),
      allowed: EVIDENCE_CONTENT_TYPES,
    };
  }
  if (input.kind.trim() === "") return wrong("kind", "请写明证据种类。Say what kind of evidence it is.");
  if (input.capturedAt != null && isTooFarAhead(input.capturedAt, now)) {
    return {
      code: "TOO_FAR_IN_FUTURE",
      field: "capturedAt",
      because: "拍摄时间晚于当前时间。The time of capture lies in the future.",
    };
  }
  return null;
}
