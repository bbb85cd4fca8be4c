import type { Client } from "urql";
import { RegisterDeskEvidenceDocument } from "../../generated/graphql.js";
import { giveCommand } from "../ask/index.js";
import { say } from "../words/index.js";

/** What the server takes as evidence. */
export const FILE_TYPES = ["image/jpeg", "image/png", "image/webp", "video/mp4", "audio/mpeg", "application/pdf"];

/** A file whose bytes are with the server already. */
export interface SentFile {
  readonly evidenceId: string;
  readonly name: string;
}

/** A file that is with the server now, or what stands in its way, in words. */
export type FileOutcome = { readonly sent: SentFile } | { readonly problem: string };

/** Registers a file with its digest and sends its bytes; without an incident, a report names it afterwards. */
export async function sendFile(client: Client, file: File, incidentId: string | null): Promise<FileOutcome> {
  // Browsers make digests only where nobody can listen in.
  if (!isSecureContext) return { problem: say("files.insecure") };
  const bytes = await file.arrayBuffer();
  const outcome = await giveCommand(client, RegisterDeskEvidenceDocument, {
    incidentId,
    kind: file.type.startsWith("image/") ? "photo" : "file",
    contentType: file.type,
    bytes: bytes.byteLength,
    sha256: await digestOf(bytes),
  });
  if (outcome.kind === "refused") return { problem: outcome.refusal.message };
  if (outcome.kind === "failed") return { problem: say(`fault.${outcome.fault.kind}`) };
  const { evidence, uploadToken } = outcome.data.registerEvidence;
  if (evidence === null || uploadToken === null) return { problem: say("fault.broken") };
  return (await upload(bytes, uploadToken))
    ? { sent: { evidenceId: evidence.id, name: file.name } }
    : { problem: say("files.lost") };
}

async function upload(bytes: ArrayBuffer, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" };
  try {
    return (await fetch("/evidence", { method: "POST", headers, body: bytes })).ok;
  } catch {
    return false;
  }
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
