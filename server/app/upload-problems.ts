import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { BlobFault, type BlobFaultCode } from "../platform/blobs/index.js";
import { isForeignOrigin } from "./http/foreign-origin.js";
import { HttpProblem } from "./http/http-problem.js";
import { bearerOf } from "./http/session-token.js";
import type { ServerOptions } from "./server-options.js";

/** No piece of evidence may be announced larger than this. */
export const MOST_BYTES = 200 * 1024 * 1024;

const FAULTS: Readonly<Record<BlobFaultCode, { readonly status: number; readonly words: string }>> = {
  TOO_LARGE: { status: 413, words: "文件大于登记的字节数。More bytes than were registered." },
  TOO_SHORT: { status: 422, words: "文件小于登记的字节数。Fewer bytes than were registered." },
  WRONG_KIND: { status: 415, words: "文件内容与登记的类型不符。The bytes are not of the registered kind." },
  WRONG_DIGEST: { status: 422, words: "文件摘要与登记的不符。The digest is not the registered one." },
  WRONG_OFFSET: { status: 409, words: "续传位置与已收到的不符。The piece does not begin where the last one ended." },
};

/** Throws what a caller is told about bytes that were not taken; anything else passes as it is. */
export function explainFault(error: unknown): never {
  if (!(error instanceof BlobFault)) throw error;
  const { status, words } = FAULTS[error.code];
  throw new HttpProblem(status, error.code, words);
}

/** Throws where a page of another site sends bytes. */
export function refuseForeign({ headers }: FastifyRequest, { origins }: ServerOptions): void {
  if (isForeignOrigin(headers, origins))
    throw new HttpProblem(403, "FORBIDDEN", "不接受其他网站发来的请求。Calls from other sites are not taken.");
}

/** What the upload token of a request is looked up by, or null without one. */
export function uploadTokenHash({ headers }: FastifyRequest): string | null {
  const token = bearerOf(headers.authorization);
  return token === null ? null : createHash("sha256").update(token).digest("hex");
}

/** What somebody is told whose upload token stands for nothing. */
export function unknownToken(): HttpProblem {
  return new HttpProblem(
    401,
    "UNAUTHENTICATED",
    "上传凭证无效、已使用或已过期。This upload token is unknown, used or too old.",
  );
}
