import type { FastifyInstance } from "fastify";
import { isId } from "../kernel/ids.js";
import { awaitedEvidence, evidenceFile, noteEvidenceReceived } from "../modules/evidence/index.js";
import { HttpProblem } from "./http/http-problem.js";
import { tokenOf } from "./http/session-token.js";
import type { Authenticate, ServerOptions } from "./server-options.js";
import { explainFault, MOST_BYTES, refuseForeign, unknownToken, uploadTokenHash } from "./upload-problems.js";

/**
 * Takes the bytes of registered evidence (`POST /evidence` with the upload token as bearer) and shows them to whoever may see the
 * evidence (`GET /evidence/:id`). An upload that fails leaves nothing, and its token may be tried again; over a bad
 * line it goes in pieces (evidence-upload-route.ts).
 */
export function addEvidenceRoutes(scope: FastifyInstance, authenticate: Authenticate, options: ServerOptions): void {
  const { blobs, services } = options;
  const { database, clock } = services;
  scope.removeAllContentTypeParsers();
  // The body stays a stream: it is written and hashed as it comes.
  scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));

  scope.post<{ Body: AsyncIterable<Buffer> }>("/evidence", { bodyLimit: MOST_BYTES }, async (request, reply) => {
    refuseForeign(request, options);
    const tokenHash = uploadTokenHash(request);
    const awaited = tokenHash === null ? null : await awaitedEvidence(database, tokenHash, clock.now());
    if (tokenHash === null || awaited === null) throw unknownToken();
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

// oxlint-disable-next-line require-yield -- an upload without a body is a file of no bytes
async function* noBytes(): AsyncGenerator<Buffer> {
  return;
}
