/** A place in the journal of one county: which life of the database, and after which entry. */
export interface JournalCursor {
  readonly epoch: string;
  readonly position: bigint;
}

/** The opaque text of a cursor. */
export function encodeCursor({ epoch, position }: JournalCursor): string {
  return Buffer.from(`1.${epoch}.${position}`).toString("base64url");
}

const FORM = /^1\.([0-9a-f-]{36})\.(\d{1,18})$/;

/** Reads a cursor, or null where the text is not one of ours. */
export function decodeCursor(text: string): JournalCursor | null {
  const match = FORM.exec(Buffer.from(text, "base64url").toString("utf8"));
  const [, epoch, position] = match ?? [];
  return epoch === undefined || position === undefined ? null : { epoch, position: BigInt(position) };
}
