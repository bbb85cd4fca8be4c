import { createHash } from "node:crypto";

/**
 * The idempotency key of one line, a UUIDv7 that is the same at every run: its time is the report's own, its other bits are
 * a digest of the mapping's name and the line's id, so that two files with equal ids do not meet.
 */
export function idempotencyKey(mappingName: string, id: string, reportedAt: Date): string {
  const bytes = createHash("sha256").update(`${mappingName}\n${id}`).digest().subarray(0, 16);
  bytes.writeUIntBE(reportedAt.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
