import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { isId } from "../kernel/ids.js";
import { awaitedEvidence, evidenceFile, noteEvidenceReceived } from "../modules/evidence/index.js";
import { BlobFault, openBlobs, type BlobFaultCode } from "../platform/blobs/index.js";
import { isForeignOrigin } from "./http/foreign-origin.js";
import { HttpProblem } from "./http/http-problem.js";
import { bearerOf, tokenOf } from "./http/session-token.js";
import type { Authenticate, ServerOptions } from "./server-options.js";

/** No piece of evidence may be announced larger than this. */
const MOST_BYTES = 200 * 1024 * 1024;

const FAULTS: Readonly<Record<BlobFaultCode, { readonly status: number; readonly words: string }>> = {
  TOO_LARGE: { status: 413, words: "文件大于登记的字节数。More bytes than were registered." },
  TOO_SHORT: { status: 422, words: "文件小于登记的字节数。Fewer bytes than were registered." },
  WRONG_KIND: { status: 415, words: "文件内容与登记的类型不符。The bytes are not of the registered kind." },
  WRONG_DIGEST: { status: 422, words: "文件摘要与登记的不符。The digest is not the registered one." },
};

/**
 * Takes the bytes of registered evidence (`POST /evidence` with the upload token as bearer) and shows them to whoever may see the
 * evidence (`GET /evidence/:id`). An upload that fails leaves nothing, and its token may be tried again.
 */
export function addEvidenceRoutes(scope: FastifyInstance, authenticate: Authenticate, options: ServerOptions): void {
  const { database, clock } = options.services;
  const blobs = openBlobs(options.evidenceFolder);
  scope.removeAllContentTypeParsers();
  // The body stays a stream: it is written and hashed as it comes.
  scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));

  scope.post<{ Body: AsyncIterable<Buffer> }>("/evidence", { bodyLimit: MOST_BYTES }, async (request, reply) => {
    if (isForeignOrigin(request.headers, options.origins))
      throw new HttpProblem(403, "FORBIDDEN", "不接受其他网站发来的请求。Calls from other sites are not taken.");
    const token = bearerOf(request.headers.authorization);
    const tokenHash = createHash("sha256")
      .update(token ?? "")
      .digest("hex");
    const awaited = token === null ? null : await awaitedEvidence(database, tokenHash, clock.now());
    if (awaited === null)
      throw new HttpProblem(
        401,
        "UNAUTHENTICATED",
        "上传凭证无效、已使用或已过期。This upload token is unknown, used or too old.",
      );
    await blobs.receive(awaited, request.body ?? noBytes()).catch(explainFault);
    if (!(await noteEvidenceReceived(database, tokenHash, clock.now()))) {
      throw new HttpProblem(409, "ALREADY_TAKEN", "已由另一次上传完成。Another upload was first.");
    }
    return reply.code(201).send({ id: awaited.id, sha256: awaited.sha256, bytes: awaited.bytes });
  });

  scope.get<{ Params: { id: string } }>("/evidence/:id", async (request, reply) => {
    const token = tokenOf(request.headers);
    const actor = token === null ? null : await authenticate(token);
    if (actor === null) throw new HttpProblem(401, "UNAUTHENTICATED", "请先登录。Sign in first.");
    const { id } = request.params;
    const file = isId(id, "evd") ? await database.read(actor, (em) => evidenceFile(em, actor, id)) : null;
    const bytes = file === null ? null : await blobs.read(file.sha256);
    if (file === null || bytes === null)
      throw new HttpProblem(404, "NOT_FOUND", "未找到，或不在您的权限范围内。Not found, or outside your scope.");
    return reply
      .type(file.contentType)
      .header("content-length", file.bytes)
      .header("cache-control", "private, max-age=31536000, immutable")
      .header("content-security-policy", "sandbox; default-src 'none'")
      .header("content-disposition", `inline; filename="${file.id}"`)
      .send(bytes);
  });
}

function explainFault(error: unknown): never {
  if (!(error instanceof BlobFault)) throw error;
  const { status, words } = FAULTS[error.code];
  throw new HttpProblem(status, error.code, words);
}

// oxlint-disable-next-line require-yield -- an upload without a body is a file of no bytes
async function* noBytes(): AsyncGenerator<Buffer> {
  return;
}
