import { openS3Store, type BlobStore, type S3Settings } from "../platform/blobs/index.js";
import { StartFault } from "./start-fault.js";

/** Opens the bucket that evidence is kept in, or nothing where it stays on the disk; a bucket that cannot be used stops the start with a word why. */
export async function openEvidenceStore(settings: S3Settings | null): Promise<BlobStore | undefined> {
  if (settings === null) return undefined;
  const store = openS3Store(settings);
  try {
    await store.check();
  } catch (error) {
    throw explain(error, settings);
  }
  return store;
}

const WORDS: Readonly<Record<number, readonly [string, string]>> = {
  301: ["存储桶在另一个区域，请改正 MUSTER_S3_REGION。", "The bucket is in another region: correct MUSTER_S3_REGION."],
  403: [
    "密钥无权使用该存储桶，请核对 MUSTER_S3_ACCESS_KEY 和 MUSTER_S3_SECRET_KEY。",
    "These keys may not use the bucket: check MUSTER_S3_ACCESS_KEY and MUSTER_S3_SECRET_KEY.",
  ],
  404: [
    "没有这个存储桶，请先创建或改正 MUSTER_S3_BUCKET。",
    "There is no such bucket: make it or correct MUSTER_S3_BUCKET.",
  ],
};

function explain(error: unknown, { bucket, endpoint }: S3Settings): StartFault {
  const status = statusOf(error);
  const [chinese, english] = WORDS[status] ?? [
    `存储服务没有正常应答（${String(error)}），请核对 MUSTER_S3_ENDPOINT。`,
    `The store gave no usable answer (${String(error)}): check MUSTER_S3_ENDPOINT.`,
  ];
  const place = `${endpoint ?? "S3"} ${bucket}`;
  return new StartFault(`证据存储 ${place}：${chinese}`, `Evidence store ${place}: ${english}`);
}

function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("$metadata" in error)) return 0;
  const { $metadata: answer } = error;
  const status =
    typeof answer === "object" && answer !== null && "httpStatusCode" in answer ? answer.httpStatusCode : 0;
  return typeof status === "number" ? status : 0;
}
