// A process full of subscribers, the same for every server: opens sockets, counts what comes, and notes when each entry came to each.
import { randomUUID } from "node:crypto";
import { answer } from "./answer.js";
import { LeanSocket, type SocketTarget } from "./lean-socket.js";
import { percentile } from "./percentile.js";

/** Where subscribers go, who they are, and what they ask. */
export interface Audience extends SocketTarget {
  readonly count: number;
  /** The sessions in turn, each used by several; none where the server knows no sessions. */
  readonly tokens: readonly string[];
  readonly query: string;
}

/** What came since the last time it was asked. */
export interface Delivered {
  /** Messages with at least one entry. */
  readonly messages: number;
  /** Entries in them. */
  readonly entries: number;
  /** Bytes of these messages, without what frames them. */
  readonly bytes: number;
  /** From commit to arrival, over every entry and every subscriber. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** When each position was committed, in milliseconds of the wall clock. */
export type Commits = readonly (readonly [position: number, at: number])[];

const AT_ONCE = 40;
const POSITION = Buffer.from('"position":"');

let sockets: LeanSocket[] = [];
let positions: number[] = [];
let arrivals: number[] = [];
let messages = 0;
let bytes = 0;
let ended = 0;

function heard(text: Buffer): void {
  let place = text.indexOf(POSITION);
  if (place === -1) return;
  const now = performance.timeOrigin + performance.now();
  messages += 1;
  bytes += text.length;
  for (; place !== -1; place = text.indexOf(POSITION, place)) {
    place += POSITION.length;
    let position = 0;
    for (let digit = text[place] ?? 0; digit >= 48 && digit <= 57; digit = text[place] ?? 0) {
      position = position * 10 + digit - 48;
      place += 1;
    }
    positions.push(position);
    arrivals.push(now);
  }
}

async function openOne({ port, protocol, tokens, query }: Audience, index: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const id = randomUUID();
  let isSubscribed = protocol === null;
  const onText = (text: Buffer): void => {
    if (isSubscribed) return heard(text);
    const message: { type: string } = JSON.parse(text.toString());
    if (message.type !== "connection_ack") return reject(new Error(text.toString()));
    isSubscribed = true;
    socket.send(JSON.stringify({ id, type: "subscribe", payload: { query } }));
    resolve();
  };
  const socket = await LeanSocket.open({ port, protocol }, onText, () => {
    ended += 1;
    reject(new Error("the server ended a socket"));
  });
  sockets.push(socket);
  if (isSubscribed) return;
  const token = tokens[index % tokens.length];
  socket.send(
    JSON.stringify({
      type: "connection_init",
      payload: token === undefined ? {} : { authorization: `Bearer ${token}` },
    }),
  );
  await promise;
}

answer({
  async open(audience: Audience): Promise<void> {
    for (let from = 0; from < audience.count; from += AT_ONCE) {
      const size = Math.min(AT_ONCE, audience.count - from);
      await Promise.all(Array.from({ length: size }, (_, index) => openOne(audience, from + index)));
    }
  },
  count: (): number => positions.length,
  begin(): void {
    [positions, arrivals, messages, bytes] = [[], [], 0, 0];
  },
  end(commits: Commits): Delivered {
    if (ended > 0) throw new Error(`the server ended ${ended} sockets`);
    const committedAt = new Map(commits);
    const delays = Float64Array.from(
      arrivals,
      (at, index) => at - (committedAt.get(positions[index] ?? 0) ?? Number.NaN),
    );
    if (delays.some(Number.isNaN)) throw new Error("an entry came that nobody committed");
    delays.sort();
    return {
      messages,
      entries: positions.length,
      bytes,
      p50Ms: percentile(delays, 0.5),
      p99Ms: percentile(delays, 0.99),
      maxMs: delays.at(-1) ?? Number.NaN,
    };
  },
  close(): void {
    for (const socket of sockets) socket.close();
    sockets = [];
    ended = 0;
  },
});
