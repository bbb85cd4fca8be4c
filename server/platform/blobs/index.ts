export { openBlobs, type Blobs, type ExpectedBlob } from "./open-blobs.js";
export { BlobFault, type BlobFaultCode } from "./blob-fault.js";
