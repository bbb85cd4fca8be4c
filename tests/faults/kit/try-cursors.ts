import { randomUUID } from "node:crypto";
import { decodeCursor, encodeCursor } from "../../../server/platform/journal/index.js";
import { eventually } from "../../support/eventually.js";
import { BareSocket } from "../../support/sockets.js";
import type { Bounds } from "./look-at-journal.js";

const FEED = `subscription ($after: Cursor) { incidentFeed(after: $after) { cursor previous resync entries { position } } }`;
/** A socket may hold twenty subscriptions. */
const OF_A_SOCKET = 20;

/** A cursor that a feed must not go on from, and what it is to be told. */
export interface BadCursor {
  readonly cursor: string;
  readonly kind: "below the floor" | "of another epoch" | "forged" | "beyond the head";
}

const REASONS: Readonly<Record<BadCursor["kind"], string>> = {
  "below the floor": "CURSOR_TOO_OLD",
  "of another epoch": "EPOCH_CHANGED",
  forged: "EPOCH_CHANGED",
  "beyond the head": "EPOCH_CHANGED",
};

/** As many cursors of each kind as wanted, made by chance. */
export function badCursors({ epoch, floor, position }: Bounds, ofEachKind: number): readonly BadCursor[] {
  const below = (most: bigint) => BigInt(Math.floor(Math.random() * Number(most)));
  const make: Readonly<Record<BadCursor["kind"], () => string>> = {
    "below the floor": () => encodeCursor({ epoch, position: below(floor) }),
    "of another epoch": () => encodeCursor({ epoch: randomUUID(), position: floor + below(position - floor) }),
    forged: () => forge(encodeCursor({ epoch, position: floor + below(position - floor) })),
    "beyond the head": () => encodeCursor({ epoch, position: position + 1_000n + below(1_000_000n) }),
  };
  return Object.entries(make).flatMap(([kind, cursor]) =>
    Array.from({ length: ofEachKind }, () => ({ kind: kind as BadCursor["kind"], cursor: cursor() })),
  );
}

/** Breaks a cursor in one place, so that it can be read no longer. */
function forge(cursor: string): string {
  for (;;) {
    const at = Math.floor(Math.random() * cursor.length);
    const other = Buffer.from(String(Math.random()))
      .toString("base64url")
      .charAt(at % 6);
    const forged = `${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`;
    if (decodeCursor(forged) === null) return forged;
  }
}

interface Frame {
  readonly resync: string | null;
  readonly cursor: string;
  readonly entries: readonly { readonly position: string }[];
}

/** Subscribes behind every one of the cursors; tells which of them were taken as if nothing were missing. */
export async function violationsOfCursors(
  url: string,
  token: string,
  cursors: readonly BadCursor[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let from = 0; from < cursors.length; from += OF_A_SOCKET) {
    const own = cursors.slice(from, from + OF_A_SOCKET);
    const line = await BareSocket.open(url);
    await line.begin(token);
    own.forEach(({ cursor }, index) =>
      line.send({ type: "subscribe", id: String(index), payload: { query: FEED, variables: { after: cursor } } }),
    );
    const first = (id: string) => line.messages.find((message) => message.id === id);
    await eventually("every subscription is answered", () =>
      own.every((_, index) => first(String(index)) !== undefined),
    );
    own.forEach((bad, index) => found.push(...faultOf(bad, first(String(index))?.payload)));
    await line.close();
  }
  return found;
}

function faultOf({ kind, cursor }: BadCursor, payload: unknown): readonly string[] {
  const frame = (payload as { data?: { incidentFeed?: Frame } } | undefined)?.data?.incidentFeed;
  // What is not even answered with a frame was refused, which skips nothing.
  if (frame === undefined) return [];
  const isTold = frame.resync === REASONS[kind] && frame.entries.length === 0;
  return isTold ? [] : [`${cursor}, ${kind}, was answered with ${JSON.stringify(frame)}`];
}
