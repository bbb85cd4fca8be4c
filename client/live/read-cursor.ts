/** A place in the journal: which life of it, and after which entry. */
export interface Place {
  readonly epoch: string;
  readonly position: bigint;
}

const FORM = /^1\.([0-9a-f-]{36})\.(\d{1,18})(?:\.[\w-]{1,16})?$/;

/** Reads a cursor; null where it has another form than this library knows, so that it can only be compared whole. */
export function readCursor(cursor: string): Place | null {
  const [, epoch, position] = FORM.exec(decode(cursor)) ?? [];
  return epoch === undefined || position === undefined ? null : { epoch, position: BigInt(position) };
}

function decode(cursor: string): string {
  try {
    return atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
