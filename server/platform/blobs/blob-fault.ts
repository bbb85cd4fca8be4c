/** Why bytes were not taken. */
export type BlobFaultCode = "TOO_LARGE" | "TOO_SHORT" | "WRONG_KIND" | "WRONG_DIGEST" | "WRONG_OFFSET";

/** Bytes that are not what was announced, of which nothing is kept, or that begin elsewhere than where the last ones ended. */
export class BlobFault extends Error {
  constructor(readonly code: BlobFaultCode) {
    super(code);
    this.name = "BlobFault";
  }
}
