import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { GetObjectCommand, HeadBucketCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { placeOf, type BlobStore } from "./blob-store.js";

/** A bucket of an S3 store and who may use it. */
export interface S3Settings {
  readonly bucket: string;
  /** The store's address; Amazon's own where it is left out. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Keeps files in a bucket, which checks the digest of each once more. */
export interface S3Store extends BlobStore {
  /** Throws the store's own error where the bucket is not there or not to be used. */
  check(): Promise<void>;
}

const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore, trace: ignore };

/** Opens a bucket; nothing is asked of it yet. */
export function openS3Store({ bucket, endpoint, region, accessKey, secretKey }: S3Settings): S3Store {
  const client = new S3Client({
    region,
    // Stores other than Amazon's rarely have a name of their own for each bucket.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    // The digest below is checked by every store; the newer checksums in trailers are not.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    // Whoever calls is told of every failure; the console is not where a server logs.
    logger: quiet,
  });
  return {
    async keep({ sha256, bytes, contentType }, draft) {
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: placeOf(sha256),
        Body: createReadStream(draft),
        ContentLength: bytes,
        ContentType: contentType,
        ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
      });
      // A stream would be sent unsigned, which plain HTTP inside a county's network must not be; the digest is known already.
      put.middlewareStack.add(
        (next) => (args) => {
          headersOf(args.request)["x-amz-content-sha256"] = sha256;
          return next(args);
        },
        { step: "build", name: "signPayload" },
      );
      await client.send(put);
    },
    async read(sha256) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: placeOf(sha256) }));
        return Body instanceof Readable ? Body : null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async check() {
      await client.send(new HeadBucketCommand({ Bucket: bucket }));
    },
  };
}

function headersOf(request: unknown): Record<string, unknown> {
  if (typeof request === "object" && request !== null && "headers" in request) {
    const { headers } = request;
    if (typeof headers === "object" && headers !== null) return headers as Record<string, unknown>;
  }
  throw new TypeError("the request has no headers yet");
}

function ignore(): void {}
