/** Why bytes were not taken. */
export type BlobFaultCode = "TOO_LARGE" | "TOO_SHORT" | "WRONG_KIND" | "WRONG_DIGEST";

/** Bytes that are not what was announced; nothing of them is kept. */
export class BlobFault extends Error {
  constructor(readonly code: BlobFaultCode) {
    super(code);
    this.name = "BlobFault";
  }
}
