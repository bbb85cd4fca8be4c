import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { evidenceOfToken, noteEvidenceReceived, type UploadedEvidence } from "../modules/evidence/index.js";
import { HttpProblem } from "./http/http-problem.js";
import type { ServerOptions } from "./server-options.js";
import { explainFault, MOST_BYTES, refuseForeign, unknownToken, uploadTokenHash } from "./upload-problems.js";

const VERSION = "1.0.0";
const PIECE = "application/offset+octet-stream";
const ADDRESS = "/evidence/:id/upload";

type Addressed = { readonly Params: { readonly id: string }; readonly Body: AsyncIterable<Buffer> | undefined };

/**
 * Takes the bytes of registered evidence in pieces by the core of the tus protocol 1.0.0, with the upload token as bearer: HEAD says how
 * much has come, PATCH brings more. What came before a line broke is kept for as long as the token lives.
 */
export function addUploadRoutes(scope: FastifyInstance, options: ServerOptions): void {
  scope.options(ADDRESS, (_request, reply) =>
    reply.code(204).headers({ "tus-resumable": VERSION, "tus-version": VERSION, "tus-max-size": MOST_BYTES }).send(),
  );

  scope.head<Addressed>(ADDRESS, async (request, reply) => {
    const upload = await findUpload(options, request, reply);
    const offset = await lengthOf(options, upload);
    return reply
      .headers({ "upload-offset": offset, "upload-length": upload.file.bytes, "cache-control": "no-store" })
      .code(200)
      .send();
  });

  scope.patch<Addressed>(ADDRESS, { bodyLimit: MOST_BYTES }, async (request, reply) => {
    const upload = await findUpload(options, request, reply);
    const offset = offsetOf(request);
    if (upload.file.uploadedAt !== null)
      throw new HttpProblem(409, "ALREADY_TAKEN", "文件已送达。All bytes have come.");
    const length = await take(options, upload, offset, request.body ?? noBytes());
    return reply.header("upload-offset", length).code(204).send();
  });
}

/** An upload and the hash of the token that it was addressed with. */
interface Upload {
  readonly file: UploadedEvidence;
  readonly tokenHash: string;
}

async function findUpload(
  options: ServerOptions,
  request: FastifyRequest<Addressed>,
  reply: FastifyReply,
): Promise<Upload> {
  const { database, clock } = options.services;
  void reply.header("tus-resumable", VERSION);
  refuseForeign(request, options);
  if (request.headers["tus-resumable"] !== VERSION) {
    void reply.header("tus-version", VERSION);
    throw new HttpProblem(412, "BAD_REQUEST", `请按 tus ${VERSION} 续传。Speak tus ${VERSION}.`);
  }
  const tokenHash = uploadTokenHash(request);
  const file = tokenHash === null ? null : await evidenceOfToken(database, tokenHash, clock.now());
  if (tokenHash === null || file === null || file.id !== request.params.id) throw unknownToken();
  return { file, tokenHash };
}

function offsetOf({ headers }: FastifyRequest<Addressed>): number {
  if (headers["content-type"] !== PIECE)
    throw new HttpProblem(415, "BAD_REQUEST", `请以 ${PIECE} 发送。Send pieces as ${PIECE}.`);
  const offset = Number(headers["upload-offset"] ?? Number.NaN);
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw new HttpProblem(400, "BAD_REQUEST", "缺少 Upload-Offset。Upload-Offset is missing.");
  return offset;
}

async function lengthOf(options: ServerOptions, upload: Upload): Promise<number> {
  const { blobs, services } = options;
  const { file, tokenHash } = upload;
  const come = await blobs.lengthOf(file.id);
  // Whole, and yet not kept: the store could not be reached when the last piece came.
  if (come === file.bytes) return take(options, upload, come, noBytes());
  // Looked at behind the turn: the last piece may have come while this waited.
  const now = await evidenceOfToken(services.database, tokenHash, services.clock.now());
  return now?.uploadedAt == null ? come : file.bytes;
}

function take(
  { blobs, services: { database, clock } }: ServerOptions,
  { file, tokenHash }: Upload,
  offset: number,
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  const kept = async (): Promise<void> => void (await noteEvidenceReceived(database, tokenHash, clock.now()));
  return blobs.resume({ name: file.id, expected: file, offset, bytes, kept }).catch(explainFault);
}

// oxlint-disable-next-line require-yield -- a piece without a body is a piece of no bytes
async function* noBytes(): AsyncGenerator<Buffer> {
  return;
}
