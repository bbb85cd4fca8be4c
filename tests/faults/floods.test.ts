import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { eventually } from "../support/eventually.js";
import { BareSocket } from "../support/sockets.js";
import { call } from "./kit/call.js";
import { FaultWorld, freePort, type FaultCounty } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import { readFigure } from "./kit/read-figure.js";
import type { ServeProcess } from "./kit/serve-process.js";

const LONG_MS = 500_000;
const FEED = "subscription { incidentFeed { cursor } }";
const MIB = 2 ** 20;
/** What a flood may make a server hold, once what nobody needs is collected; and what it may take meanwhile, uncollected. */
const HELD_MIB = 50;
const TAKEN_MIB = 300;

const liveForm = z.tuple([z.object({ liveBytes: z.number() })]).rest(z.unknown());

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** A server of its own with somebody who floods it and somebody who works. */
class Flooded {
  private constructor(
    readonly county: FaultCounty,
    readonly port: number,
    readonly server: ServeProcess,
    readonly tokens: readonly string[],
  ) {}

  static async open(defect?: string): Promise<Flooded> {
    const county = await world.county();
    const port = await freePort();
    const server = await county.serve({
      port,
      preload: "tell-live-bytes",
      ...(defect === undefined ? {} : { defect }),
    });
    const holders = [0, 1, 2].map((nth) => county.signIn({ post: "SHIFT_LEADER", division: "371323" }, nth));
    return new Flooded(county, port, server, await Promise.all(holders));
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/graphql`;
  }

  token(nth = 0): string {
    return this.tokens[nth % this.tokens.length] ?? "";
  }

  async begun(nth = 0): Promise<BareSocket> {
    const socket = await BareSocket.open(this.url);
    await socket.begin(this.token(nth));
    return socket;
  }

  /** A figure of /metrics. */
  figure(name: string): Promise<number> {
    return readFigure(this.port, name);
  }

  rss(): Promise<number> {
    return this.figure("muster_process_resident_memory_bytes").then((bytes) => bytes / MIB);
  }

  /** What it holds once what nobody needs is collected. */
  async held(): Promise<number> {
    const told = once(this.server.child, "message");
    this.server.child.send("how much");
    const [{ liveBytes }] = liveForm.parse(await told);
    return liveBytes / MIB;
  }

  /** Floods while somebody asks again and again; tells what they or the server suffered beyond the promise. */
  async during(flood: () => Promise<unknown>): Promise<readonly string[]> {
    const [taken, held] = [await this.rss(), await this.held()];
    let [isOver, slowestMs, takenMib] = [false, 0, 0];
    const working = (async () => {
      do {
        const at = performance.now();
        const text = await call(this.port, this.token(2), "{ viewer { areas } }", {});
        slowestMs = text === null ? Infinity : Math.max(slowestMs, performance.now() - at);
        takenMib = Math.max(takenMib, (await this.rss()) - taken);
        await sleep(50);
      } while (!isOver);
    })();
    await flood();
    isOver = true;
    await working;
    const heldMib = (await this.held()) - held;
    return [
      ...(slowestMs < 5_000 ? [] : [`somebody else waited ${slowestMs} ms`]),
      ...(takenMib < TAKEN_MIB ? [] : [`it takes ${takenMib} MiB more`]),
      ...(heldMib < HELD_MIB ? [] : [`it holds ${heldMib} MiB more`]),
    ];
  }

  close(): Promise<void> {
    return this.county.close();
  }
}

/** Sends so many messages as quickly as the line takes them. */
async function pour(socket: BareSocket, count: number, message: (nth: number) => object): Promise<void> {
  for (let nth = 0; nth < count && socket.socket.readyState === WebSocket.OPEN; nth += 1) {
    socket.send(message(nth) as { type: string });
    while (socket.socket.bufferedAmount > MIB && socket.socket.readyState === WebSocket.OPEN) await sleep(2);
  }
}

const isEnded = ({ socket }: BareSocket): boolean => socket.readyState === WebSocket.CLOSED;

/** One socket that subscribes without end; tells what broke the promise. */
async function subscribeWithoutEnd(count: number, defect?: string): Promise<readonly string[]> {
  const flooded = await Flooded.open(defect);
  try {
    const socket = await flooded.begun();
    const suffered = await flooded.during(async () => {
      await pour(socket, count, (nth) => ({ type: "subscribe", id: `s${nth}`, payload: { query: FEED } }));
      const isAnswered = (): boolean => socket.messages.some(({ id }) => id === `s${count - 1}`);
      // Whoever drowns their own signs of life for half a minute is ended, which is an answer as well.
      await eventually("the last answer or the end", () => isAnswered() || isEnded(socket), LONG_MS);
    });
    const due = isEnded(socket) ? 0 : 20;
    const held = await flooded.figure("muster_subscriptions");
    return [...(held === due ? [] : [`${held} subscriptions are held`]), ...suffered];
  } finally {
    await flooded.close();
  }
}

describe("W4 a flood", () => {
  const subscribes = isFullLane ? 50_000 : 3_000;
  it(
    `of ${subscribes} subscriptions on one socket stops at twenty, and others are served`,
    async () => {
      expect(await subscribeWithoutEnd(subscribes)).toEqual([]);
    },
    LONG_MS,
  );

  it("is caught where a socket may hold any number of subscriptions", async () => {
    const violations = await subscribeWithoutEnd(200, "a socket may hold any number of subscriptions");
    expect(violations.join()).toContain("200 subscriptions are held");
  }, 60_000);

  const many = isFullLane ? 5_000 : 1_500;
  it(`of ${many} sockets that never name a session stops at a thousand, and others are served`, async () => {
    const flooded = await Flooded.open();
    const lines: WebSocket[] = [];
    let [open, most, ended] = [0, 0, 0];
    const openOne = (): Promise<void> => {
      const line = new WebSocket(flooded.url, "graphql-transport-ws");
      lines.push(line);
      line.once("open", () => {
        open += 1;
        most = Math.max(most, open);
        line.once("close", () => void (open -= 1));
      });
      line.on("error", () => undefined);
      return new Promise((resolve) => {
        line.once("open", resolve);
        line.once("close", () => {
          ended += 1;
          resolve();
        });
      });
    };
    const suffered = await flooded.during(() => Promise.all(Array.from({ length: many }, openOne)));
    expect(most).toBeGreaterThan(100);
    // Somebody whose end is on its way counts here a little longer than there.
    expect(most).toBeLessThan(1_100);
    expect(suffered).toEqual([]);
    await eventually("everybody was sent away", () => ended === many);
    await (await flooded.begun()).close();
    await flooded.close();
  }, 240_000);

  const floodMs = isFullLane ? 20_000 : 5_000;
  const FILLER = "x".repeat(100);
  it.each([
    ["messages", ({ socket }: BareSocket) => socket.send(JSON.stringify({ type: "ping", payload: { FILLER } }))],
    ["frames", ({ socket }: BareSocket) => socket.ping(FILLER)],
  ])(
    `of pings as %s, whose answers nobody reads, is read slowly and others are served (${floodMs} ms)`,
    async (_what, ping) => {
      const flooded = await Flooded.open();
      const socket = await flooded.begun();
      socket.socket.pause();
      const suffered = await flooded.during(async () => {
        const until = performance.now() + floodMs;
        while (performance.now() < until && socket.socket.readyState === WebSocket.OPEN) {
          for (let nth = 0; nth < 500 && socket.socket.bufferedAmount < MIB; nth += 1) ping(socket);
          await sleep(2);
        }
      });
      expect(suffered).toEqual([]);
      socket.socket.terminate();
      await flooded.close();
    },
    120_000,
  );
});

const KEPT = ["muster_websockets", "muster_subscriptions", "muster_live_members"] as const;

/** Comes, subscribes and goes again and again, politely or not; tells what is kept afterwards. */
async function comeAndGo(cycles: number, defect?: string): Promise<readonly string[]> {
  const flooded = await Flooded.open(defect);
  try {
    const cycle = async (nth: number): Promise<void> => {
      const socket = await flooded.begun(nth);
      socket.send({ type: "subscribe", id: "1", payload: { query: FEED } });
      await socket.next(({ type }) => type === "next");
      if (nth % 3 === 0) socket.socket.terminate();
      else await socket.close();
    };
    const some = (from: number, to: number) =>
      Promise.all(
        Array.from({ length: 12 }, async (_, lane) => {
          for (let nth = from + lane; nth < to; nth += 12) await cycle(nth);
        }),
      );
    // What is loaded and made once is no growth.
    await some(0, 60);
    const before = await flooded.held();
    await some(60, cycles);
    const isEmpty = async () =>
      (await Promise.all(KEPT.map((name) => flooded.figure(name)))).every((figure) => figure === 0);
    await eventually("everybody is gone", isEmpty, 5_000).catch(() => undefined);
    const figures = await Promise.all(KEPT.map(async (name) => [name, await flooded.figure(name)] as const));
    const grown = (await flooded.held()) - before;
    const clients = await flooded.county.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where usename = 'muster_app' and datname = current_database()",
    );
    return [
      ...figures.filter(([, figure]) => figure !== 0).map(([name, figure]) => `${name} is ${figure}`),
      ...((clients[0]?.count ?? 0) <= 22 ? [] : [`${clients[0]?.count} clients of the database`]),
      ...(grown < 20 ? [] : [`it holds ${grown} MiB more`]),
    ];
  } finally {
    await flooded.close();
  }
}

describe("W7 people who come, subscribe and go", () => {
  const cycles = isFullLane ? 10_000 : 600;
  it(`leave nothing behind (${cycles} times)`, async () => {
    expect(await comeAndGo(cycles)).toEqual([]);
  }, 600_000);

  it("is caught where a subscription that ended stays with its group", async () => {
    const violations = await comeAndGo(61, "a subscription that ended stays with its group");
    expect(violations.join()).toMatch(/muster_live_members is \d\d/);
  }, 60_000);
});
