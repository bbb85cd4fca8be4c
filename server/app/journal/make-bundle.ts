import type { AskJournal, IncidentProof } from "../../platform/journal/index.js";
import type { SigningKey } from "./signing-key.js";

/** What a bundle is about. */
export interface BundledIncident {
  readonly id: string;
  readonly number: string | null;
}

/** Finds an incident by its number or id. */
export async function findBundled(ask: AskJournal, asked: string): Promise<BundledIncident | null> {
  const [found] = await ask<BundledIncident>("select id, number from incident where id = ? or number = ?", [
    asked,
    asked,
  ]);
  return found ?? null;
}

/** A piece of evidence as it was registered; its bytes are compared with the digest by whoever has them. */
interface BundledEvidence {
  readonly id: string;
  readonly kind: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly receivedAt: string;
}

/**
 * The text of a bundle: one line with everything, and one with the public key and the signature over the very bytes of the first.
 * docs/verify-bundle.mjs reads it without any of our code.
 */
export async function makeBundle(
  ask: AskJournal,
  about: { readonly countyCode: string; readonly incident: BundledIncident; readonly now: Date },
  { journal, entries }: IncidentProof,
  key: SigningKey,
): Promise<string> {
  const evidence = await ask<BundledEvidence>(
    `select id, kind, content_type as "contentType", bytes, sha256, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt"
     from evidence where incident_id = ? order by id`,
    [about.incident.id],
  );
  const body = JSON.stringify({
    format: "muster-incident-bundle/1",
    county: about.countyCode,
    incident: { id: about.incident.id, number: about.incident.number },
    exportedAt: about.now.toISOString(),
    journal,
    entries,
    evidence: evidence.map(({ id, kind, contentType, bytes, sha256, receivedAt }) => ({
      id,
      kind,
      contentType,
      bytes,
      sha256,
      receivedAt,
    })),
  });
  return `${body}\n${JSON.stringify({ publicKey: key.publicKey, signature: key.sign(body) })}\n`;
}
