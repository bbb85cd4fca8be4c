import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { MusterError } from "../muster-error.js";
import { fateOf } from "./draw.js";
import type { Place } from "./incident-form.js";
import { drawPicture, PICTURES } from "./picture.js";
import type { Seat } from "./seat.js";

const form = z.object({
  registerEvidence: z.object({
    evidence: z.object({ id: z.string() }).nullable(),
    uploadToken: z.string().nullable(),
    refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  }),
});
const document = `mutation SimulatorPicture($input: RegisterEvidenceInput!) {
  registerEvidence(input: $input) { evidence { id } uploadToken refusal { code message } }
}`;

/** What a picture shows: of which incident (none yet before a report is made), and where it was taken. */
export interface Shown {
  readonly incidentId?: string;
  readonly subject: string;
  readonly point: Place;
}

/** Takes a picture, registers it with digest, time and place, and sends its bytes; null where the server refuses it. */
export async function takePicture(
  server: string,
  seat: Seat,
  { incidentId, subject, point }: Shown,
): Promise<string | null> {
  const bytes = drawPicture(Math.floor(fateOf(subject, "picture") * PICTURES));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const input = {
    idempotencyKey: randomUUID(),
    kind: "photo",
    contentType: "image/png",
    bytes: bytes.length,
    sha256,
    capturedAt: new Date().toISOString(),
    point,
    ...(incidentId === undefined ? {} : { incidentId }),
  };
  const { evidence, uploadToken } = (await seat.ask(document, { input }, form)).registerEvidence;
  if (evidence === null || uploadToken === null) return null;
  await upload(server, uploadToken, bytes);
  return evidence.id;
}

async function upload(server: string, token: string, bytes: Buffer): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" };
  const body = new Uint8Array(bytes);
  const signal = AbortSignal.timeout(30_000);
  const sent = await fetch(`${server}/evidence`, { method: "POST", headers, body, signal }).catch(
    (error: Error) => error,
  );
  if (sent instanceof Error) throw new MusterError(0, "UNREACHABLE", `no answer from ${server}: ${sent.message}`);
  if (!sent.ok) throw new MusterError(sent.status, `HTTP_${sent.status}`, await sent.text());
}
