export { openBlobs, type Blobs } from "./open-blobs.js";
export type { BlobStore } from "./blob-store.js";
export { openS3Store, type S3Settings, type S3Store } from "./open-s3-store.js";
export { BlobFault, type BlobFaultCode } from "./blob-fault.js";
