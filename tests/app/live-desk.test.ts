import { EventEmitter } from "node:events";
import { parse } from "graphql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";
import { liveSources } from "../../schema/live-sources.js";
import { OperationGate } from "../../server/app/graphql/operation-gate.js";
import { LiveDesk } from "../../server/app/websocket/live-desk.js";
import type { LiveSubscription } from "../../server/app/websocket/subscribe-live.js";
import type { Actor } from "../../server/kernel/actor.js";
import { LIVE_LIMITS } from "../../server/platform/live/live-limits.js";
import { openLiveEngine, type LiveEngine } from "../../server/platform/live/open-live-engine.js";
import { FakeJournal } from "../platform/live/fake-journal.js";
import { ManualPace, settle } from "../platform/live/manual-pace.js";
import { anybody } from "../support/actors.js";

const schema = buildSchema();
const document = parse("subscription { incidentFeed { cursor } }");

/** As much of a socket as the desk and its lines touch. */
class Socket extends EventEmitter {
  readonly OPEN = 1;
  readonly readyState = 1;
  readonly bufferedAmount = 0;
  readonly sent: string[] = [];
  closedWith: number | null = null;

  send(message: Buffer): void {
    this.sent.push(message.toString());
  }
  close(code: number): void {
    this.closedWith = code;
  }
  terminate(): void {
    this.emit("close");
  }
}

let engine: LiveEngine;
let pace: ManualPace;
let desk: LiveDesk;
let socket: Socket;
/** Planning a feed waits until its entry here is let go, by post. */
let gates: Map<Actor["post"], PromiseWithResolvers<void>>;

beforeEach(async () => {
  pace = new ManualPace();
  gates = new Map();
  socket = new Socket();
  engine = await openLiveEngine({ source: new FakeJournal(), limits: LIVE_LIMITS, pace, report: () => undefined });
  const parts = { engine, gate: new OperationGate(schema), services: {}, logger: {} };
  desk = new LiveDesk(parts as never);
  const source = liveSources["incidentFeed"];
  if (source?.kind !== "feed") throw new Error("incidentFeed is a feed");
  vi.spyOn(source, "select").mockImplementation(async (_args, { viewer }) => {
    await gates.get(viewer.post)?.promise;
    return () => true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  const stopping = engine.stop();
  pace.pass(10_000);
  await stopping;
});

const asking = (actor: Actor, operationId = "1") =>
  ({ schema, document, live: { socket, operationId, actor } }) as unknown as LiveSubscription;
const hold = (post: Actor["post"]) => {
  const gate = Promise.withResolvers<void>();
  gates.set(post, gate);
  return gate;
};
const held = () => engine.feeds.figures().members + engine.feeds.figures().catchingUp;
const endOf = async (subscription: unknown) => (subscription as AsyncIterator<unknown>).next();

const leader = anybody("SHIFT_LEADER");
const dispatcher = anybody("DISPATCHER");
const administrator = anybody("ADMINISTRATOR");

describe("a subscription", () => {
  it("leaves its group with its end", async () => {
    const subscription = (await desk.subscribe(asking(leader))) as AsyncGenerator<unknown>;
    await settle();
    expect(held()).toBe(1);
    await subscription.return(undefined);
    expect(held()).toBe(0);
  });

  it("that begins while its rights are taken away ends with a refusal and stays in no group", async () => {
    const gate = hold("SHIFT_LEADER");
    const beginning = desk.subscribe(asking(leader));
    await desk.changeActor(socket as never, administrator);
    gate.resolve();
    await expect(endOf(await beginning)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    await settle();
    expect(held()).toBe(0);
  });

  it("goes on under the newest rights where they change twice at once", async () => {
    await desk.subscribe(asking(leader));
    await settle();
    socket.sent.length = 0;
    const gate = hold("DISPATCHER");
    const first = desk.changeActor(socket as never, dispatcher);
    await desk.changeActor(socket as never, leader);
    await settle();
    gate.resolve();
    await first;
    await settle();
    const told = socket.sent.length;
    expect(told).toBeGreaterThan(0);
    const viewers = socket.sent.map((text) => cursorOf(text).split(".").at(-1));
    expect(new Set(viewers).size).toBe(1);
  });

  it("whose id is still beginning ends the socket, since the protocol layer would forget one of the two", async () => {
    const gate = hold("SHIFT_LEADER");
    const first = desk.subscribe(asking(leader));
    const second = await desk.subscribe(asking(leader));
    expect(socket.closedWith).toBe(4409);
    expect(await endOf(second)).toEqual({ done: true, value: undefined });
    gate.resolve();
    await first;
    await settle();
    desk.leaveAll(socket as never);
    expect(held()).toBe(0);
  });

  it("may use an id again once it has ended", async () => {
    const first = (await desk.subscribe(asking(leader))) as AsyncGenerator<unknown>;
    await first.return(undefined);
    await desk.subscribe(asking(leader));
    await settle();
    expect([socket.closedWith, held()]).toEqual([null, 1]);
  });
});

function cursorOf(message: string): string {
  const { payload } = JSON.parse(message) as { payload: { data: { incidentFeed: { cursor: string } } } };
  return Buffer.from(payload.data.incidentFeed.cursor, "base64url").toString();
}
