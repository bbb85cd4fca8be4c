/** A place in the journal of one county: which life of the database, and after which entry. */
export interface JournalCursor {
  readonly epoch: string;
  readonly position: bigint;
}

/** A place as a reader holds it, who saw what came before with the rights of a viewer. */
export interface HeldCursor extends JournalCursor {
  /** The mark of that viewer; null where the cursor says nothing of it. */
  readonly viewer: string | null;
}

/** The opaque text of a cursor; the viewer's mark lets a reader who comes back with other rights be told so. */
export function encodeCursor({ epoch, position }: JournalCursor, viewer: string | null = null): string {
  const held = viewer === null ? "" : `.${viewer}`;
  return Buffer.from(`1.${epoch}.${position}${held}`).toString("base64url");
}

const FORM = /^1\.([0-9a-f-]{36})\.(\d{1,18})(?:\.([\w-]{1,16}))?$/;

/** Reads a cursor, or null where the text is not one of ours. */
export function decodeCursor(text: string): HeldCursor | null {
  const match = FORM.exec(Buffer.from(text, "base64url").toString("utf8"));
  const [, epoch, position, viewer = null] = match ?? [];
  return epoch === undefined || position === undefined ? null : { epoch, position: BigInt(position), viewer };
}
