import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A file as the bucket keeps it. */
export interface KeptObject {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
}

/** As much of S3 as our store uses: one bucket, addressed by path, every request signed by SigV4 and looked at as closely as Amazon does. */
export interface S3Server {
  readonly url: string;
  readonly objects: ReadonlyMap<string, KeptObject>;
  /** Answers everything with 503 from here on, or no more. */
  fail(isFailing: boolean): void;
  close(): Promise<void>;
}

/** Who may use the bucket. */
export interface S3Key {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Opens a store with one bucket for one key. */
export async function startS3Server(bucket: string, key: S3Key, region: string): Promise<S3Server> {
  const objects = new Map<string, KeptObject>();
  let isFailing = false;
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const [, asked, ...path] = new URL(request.url ?? "", "http://s3").pathname.split("/");
      const object = path.join("/");
      const answer = (status: number, code = "", bytes: Buffer | string = "") => {
        const error = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
        response.writeHead(status, code === "" ? {} : { "content-type": "application/xml" });
        response.end(code === "" || request.method === "HEAD" ? bytes : error);
      };
      if (isFailing) return answer(503, "SlowDown");
      const objection = objectionTo(request, body, key, region);
      if (objection !== null) return answer(403, objection);
      if (asked !== bucket) return answer(404, "NoSuchBucket");
      if (request.method === "HEAD" && object === "") return answer(200);
      if (request.method === "PUT") {
        const digest = createHash("sha256").update(body).digest("base64");
        if (request.headers["x-amz-checksum-sha256"] !== digest) return answer(400, "BadDigest");
        objects.set(object, { bytes: body, contentType: request.headers["content-type"] });
        return answer(200);
      }
      const found = objects.get(object);
      return found === undefined ? answer(404, "NoSuchKey") : answer(200, "", found.bytes);
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    fail: (shallFail) => {
      isFailing = shallFail;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** Why a request is not signed as SigV4 asks, computed anew from what arrived; null where it is. */
function objectionTo(request: IncomingMessage, body: Buffer, key: S3Key, region: string): string | null {
  const { headers, method, url = "" } = request;
  const parts = AUTHORIZATION.exec(headers.authorization ?? "");
  const [, accessKey, day = "", place, signed = "", signature] = parts ?? [];
  if (parts === null) return "AuthorizationHeaderMalformed";
  if (accessKey !== key.accessKey) return "InvalidAccessKeyId";
  if (place !== region) return "AuthorizationHeaderMalformed";
  const names = signed.split(";");
  const must = ["host", "x-amz-date", "x-amz-content-sha256"];
  if (!must.every((name) => names.includes(name))) return "AccessDenied";
  const announced = String(headers["x-amz-content-sha256"]);
  if (announced !== sha256(body)) return "XAmzContentSHA256Mismatch";
  const stamp = String(headers["x-amz-date"]);
  const { pathname, searchParams } = new URL(url, "http://s3");
  searchParams.sort();
  const canonical = [
    method,
    pathname,
    searchParams.toString(),
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    "",
    signed,
    announced,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", stamp, scope, sha256(Buffer.from(canonical))].join("\n");
  const signingKey = [day, region, "s3", "aws4_request"].reduce<Buffer | string>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    `AWS4${key.secretKey}`,
  );
  const expected = createHmac("sha256", signingKey).update(toSign).digest("hex");
  return expected === signature ? null : "SignatureDoesNotMatch";
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
