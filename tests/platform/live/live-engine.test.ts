import { describe, expect, it, vi } from "vitest";
import { decodeCursor } from "../../../server/platform/journal/index.js";
import { LIVE_LIMITS } from "../../../server/platform/live/live-limits.js";
import { faultsOf, LiveWorld } from "./live-world.js";
import { settle } from "./manual-pace.js";

const open = (limits = LIVE_LIMITS) => LiveWorld.open({}, false, limits);
const positionsOf = (world: LiveWorld, index = 0) =>
  (world.subscribers[index]?.frames ?? []).flatMap(({ frame }) =>
    frame.entries.map(({ position }) => Number(position)),
  );

describe("a feed", () => {
  it("tells its place at once, without an entry", async () => {
    const world = await open();
    world.journal.append("11", "12");
    world.engine.hint();
    await settle();
    const subscriber = world.join("1", null);
    await settle();
    expect(subscriber.frames.map(({ frame }) => frame)).toEqual([
      { cursor: world.cursor(2n), previous: world.cursor(2n), entries: [], resync: null },
    ]);
    await world.close();
  });

  it("makes each frame once for a thousand equal subscribers", async () => {
    const world = await open();
    for (let count = 0; count < 1_000; count += 1) world.join("1", null);
    await world.rest();
    world.renders.count = 0;
    world.journal.append("11");
    world.engine.hint();
    await settle();
    expect(world.renders.count).toBe(1);
    expect(world.subscribers.every(({ frames }) => frames.at(-1)?.frame.entries.length === 1)).toBe(true);
    expect(world.engine.figures()).toMatchObject({ groups: 1, members: 1_000, catchingUp: 0, lag: 0 });
    await world.close();
  });

  it("joins several entries that wait into one frame", async () => {
    const world = await open();
    const subscriber = world.join("1", null);
    await settle();
    world.journal.append("11", "21", "12");
    world.engine.hint();
    await settle();
    expect(subscriber.frames.at(-1)?.frame.entries.map(({ position }) => position)).toEqual([1n, 3n]);
    await world.close();
  });

  it("arrives within one poll when every hint is lost", async () => {
    const world = await open();
    world.join("1", null);
    await settle();
    world.journal.append("11");
    world.pace.pass(LIVE_LIMITS.pollMs);
    await settle();
    expect(positionsOf(world)).toEqual([1]);
    await world.close();
  });

  it("moves the cursor of whoever nothing concerns within five seconds", async () => {
    const world = await open();
    const subscriber = world.join("2", null);
    await settle();
    world.journal.append("11");
    world.engine.hint();
    for (let waited = 0; waited < 5_000; waited += 500) {
      world.pace.pass(500);
      await settle();
    }
    expect(subscriber.frames.at(-1)?.frame).toMatchObject({
      previous: world.cursor(0n, "2"),
      cursor: world.cursor(1n, "2"),
      entries: [],
    });
    await world.close();
  });

  it("keeps silent while the journal cannot be read, and misses nothing afterwards", async () => {
    const world = await open();
    const subscriber = world.join("1", null);
    await settle();
    world.journal.isReachable = false;
    world.journal.append("11", "12");
    const told = subscriber.frames.length;
    for (let waited = 0; waited < 20_000; waited += 500) {
      world.pace.pass(500);
      await settle();
    }
    expect(subscriber.frames.length).toBe(told);
    expect(world.engine.figures().isConnected).toBe(false);
    await world.rest();
    expect(positionsOf(world)).toEqual([1, 2]);
    expect(faultsOf(subscriber, world.journal)).toEqual([]);
    await world.close();
  });

  it("keeps silent while the database answers nothing at all, not even that it will not", async () => {
    const world = await open();
    const subscriber = world.join("1", null);
    await settle();
    const silent = vi.spyOn(world.journal, "readAfter").mockReturnValue(new Promise(() => undefined));
    for (let waited = 0; waited < 10_000; waited += 500) {
      world.pace.pass(500);
      await settle();
    }
    expect(world.engine.figures().isConnected).toBe(false);
    const told = subscriber.frames.length;
    for (let waited = 0; waited < 10_000; waited += 500) {
      world.pace.pass(500);
      await settle();
    }
    expect(subscriber.frames.length).toBe(told);
    silent.mockRestore();
    world.journal.append("11");
    await world.rest();
    expect(positionsOf(world)).toEqual([1]);
    await world.close();
  });

  it("does not ask a database that is away again at every hint", async () => {
    const world = await open();
    world.journal.isReachable = false;
    const asked = vi.spyOn(world.journal, "readAfter");
    for (let waited = 0; waited < 10_000; waited += 100) {
      world.engine.hint();
      world.pace.pass(100);
      await settle();
    }
    // 50 ms, doubling to 2 s.
    expect(asked.mock.calls.length).toBeLessThan(15);
    await world.close();
  });

  it("tells whoever is far behind that the way goes on, though nothing on it is theirs", async () => {
    const world = await LiveWorld.open({}, true, { ...LIVE_LIMITS, batch: 3, ring: 4 });
    const letPass = async (ms: number): Promise<void> => {
      world.pace.pass(ms);
      while (world.journal.letGo(0));
      await settle();
    };
    world.journal.append(...Array.from({ length: 60 }, () => "21"));
    for (let round = 0; round < 50; round += 1) await letPass(300);
    const subscriber = world.join("1", world.cursor(0n));
    for (let second = 0; second < 12; second += 1) await letPass(1_000);
    // A client that hears nothing for ten seconds hangs up; with the cursor it came with it would begin anew for ever.
    const places = subscriber.frames.map(({ frame }) => decodeCursor(frame.cursor)?.position ?? 0n);
    expect(places.length).toBeGreaterThan(1);
    expect(places[0]).toBeGreaterThan(0n);
    expect(places.at(-1)).toBeLessThan(60n);
    await world.rest();
    expect(faultsOf(subscriber, world.journal)).toEqual([]);
    await world.close();
  });

  it("does nothing for those who left while they waited for their turn", async () => {
    const world = await LiveWorld.open({}, true, { ...LIVE_LIMITS, batch: 3, ring: 4, catchUps: 1 });
    world.journal.append(...Array.from({ length: 60 }, () => "11"));
    await world.rest();
    const asked = vi.spyOn(world.journal, "readAfter");
    world.join("1", world.cursor(0n));
    const gone = Array.from({ length: 20 }, () => world.join("1", world.cursor(0n)));
    await settle();
    for (const subscriber of gone) world.leave(subscriber);
    await world.rest();
    expect(asked.mock.calls.filter(([position]) => position === 0n)).toHaveLength(1);
    await world.close();
  });

  it("catches up in reads of at most 200 entries and then lives with its group", async () => {
    const world = await open();
    world.journal.append(...Array.from({ length: 1_001 }, () => "11"));
    world.engine.hint();
    await settle();
    const subscriber = world.join("1", world.cursor(0n));
    await world.rest();
    expect(
      subscriber.frames.filter(({ frame }) => frame.entries.length > 0).map(({ frame }) => frame.entries.length),
    ).toEqual([200, 200, 200, 200, 200, 1]);
    expect(world.engine.figures()).toMatchObject({ members: 1, catchingUp: 0 });
    await world.close();
  });
});

describe("a cursor", () => {
  it.each([
    ["from before the oldest entry that is kept", (world: LiveWorld) => world.cursor(1n), "CURSOR_TOO_OLD"],
    [
      "of an earlier life of the database",
      () => "MS4wMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDkuMw",
      "EPOCH_CHANGED",
    ],
    ["that cannot be read", () => "forged", "EPOCH_CHANGED"],
    ["from beyond the head", (world: LiveWorld) => world.cursor(9n), "EPOCH_CHANGED"],
  ])("%s is answered with a resync, and the feed goes on from the head", async (_what, cursor, reason) => {
    const world = await open();
    world.journal.append("11", "12", "13");
    world.journal.floor = 2n;
    world.engine.hint();
    await settle();
    const subscriber = world.join("1", cursor(world));
    await world.rest();
    expect(subscriber.frames[0]?.frame).toMatchObject({ resync: reason, entries: [], cursor: world.cursor(3n) });
    world.journal.append("11");
    await world.rest();
    expect(positionsOf(world)).toEqual([4]);
    await world.close();
  });

  it("that this node has not reached yet waits for it", async () => {
    const world = await open();
    world.journal.append("11", "12");
    const subscriber = world.join("1", world.cursor(2n));
    await settle();
    world.journal.append("13");
    await world.rest();
    expect(positionsOf(world)).toEqual([3]);
    expect(faultsOf(subscriber, world.journal)).toEqual([]);
    await world.close();
  });
});

describe("a slow reader", () => {
  const limits = { ...LIVE_LIMITS, slowBytes: 1_000 };

  it("is left alone until it has drained and gets everything then, while the others go on", async () => {
    const world = await open(limits);
    const [slow, quick] = [world.join("1", null), world.join("1", null)];
    await settle();
    slow.isReading = false;
    for (let count = 0; count < 20; count += 1) {
      world.journal.append("11");
      world.engine.hint();
      await settle();
    }
    expect(positionsOf(world, 1)).toHaveLength(20);
    expect(slow.link.unread()).toBeLessThan(2_000);
    expect(positionsOf(world).length).toBeLessThan(20);
    await world.rest();
    expect(positionsOf(world)).toEqual(positionsOf(world, 1));
    expect([...faultsOf(slow, world.journal), ...faultsOf(quick, world.journal)]).toEqual([]);
    await world.close();
  });

  it("is given up when it does not drain in time", async () => {
    const world = await open(limits);
    const slow = world.join("1", null);
    await settle();
    slow.isReading = false;
    for (let waited = 0; waited <= limits.drainMs + 2_000; waited += 500) {
      world.journal.append("11");
      world.pace.pass(500);
      await settle();
    }
    expect(slow.isGivenUp).toBe(true);
    expect(world.engine.figures()).toMatchObject({ givenUp: 1, members: 0, catchingUp: 0 });
    await world.close();
  });

  it("is kept where it has drained and the machine slept for longer than the time it had", async () => {
    const world = await open(limits);
    const slow = world.join("1", null);
    await settle();
    slow.isReading = false;
    for (let count = 0; count < 20; count += 1) {
      world.journal.append("11");
      world.engine.hint();
      await settle();
    }
    slow.drain();
    world.pace.pass(limits.drainMs * 2);
    await settle();
    await world.rest();
    expect([slow.isGivenUp, ...faultsOf(slow, world.journal)]).toEqual([false]);
    await world.close();
  });
});
