import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LatestPlan } from "../../../server/platform/live/latest-plan.js";
import { LIVE_LIMITS } from "../../../server/platform/live/live-limits.js";
import { openLiveEngine, type LiveEngine } from "../../../server/platform/live/open-live-engine.js";
import { FakeJournal } from "./fake-journal.js";
import { ManualPace, settle } from "./manual-pace.js";

/** A reader of states, which may stop reading. */
class Reader {
  readonly got: string[] = [];
  unreadBytes = 0;
  isGivenUp = false;
  readonly link = {
    write: (payload: Buffer) => void this.got.push(payload.toString()),
    unread: () => this.unreadBytes,
    giveUp: () => void (this.isGivenUp = true),
  };
}

let journal: FakeJournal;
let pace: ManualPace;
let engine: LiveEngine;
let fails = false;

beforeEach(async () => {
  fails = false;
  journal = new FakeJournal();
  pace = new ManualPace();
  engine = await openLiveEngine({ source: journal, limits: LIVE_LIMITS, pace, report: () => undefined });
});
afterEach(async () => {
  const stopping = engine.stop();
  pace.pass(10_000);
  await stopping;
});

/** Shows which divisions were touched, or the number of entries as a whole. */
const plan = (isWhole: boolean, refreshMs: number | null = null): LatestPlan => ({
  key: `${isWhole}`,
  everyMs: 1_000,
  refreshMs,
  isWhole,
  touches: ({ audience }) => (audience.divisionCode === "hidden" ? null : audience.divisionCode),
  render: (touched) => {
    if (fails) return Promise.reject(new Error("the database is away"));
    const state = touched === null ? `all ${journal.position}` : [...touched].join();
    return Promise.resolve({ payload: Buffer.from(state), state: isWhole ? state : null });
  },
});

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    pace.pass(100);
    await settle();
  }
}

describe("a newest state", () => {
  it("is nothing for a reader that left, though its rights change afterwards", async () => {
    const reader = new Reader();
    const membership = engine.latest.join(plan(false), reader.link);
    await pass(1_000);
    membership.leave();
    membership.move(plan(true));
    const got = reader.got.length;
    await pass(2_000);
    expect([reader.got.length, engine.latest.figures().members]).toEqual([got, 0]);
  });

  it("comes whole at first, then only what was touched, at most once in its time", async () => {
    const reader = new Reader();
    engine.latest.join(plan(false), reader.link);
    await settle();
    expect(reader.got).toEqual(["all 0"]);
    journal.append("a", "b", "hidden", "a");
    engine.hint();
    await settle();
    expect(reader.got).toEqual(["all 0"]);
    await pass(1_000);
    expect(reader.got).toEqual(["all 0", "a,b"]);
    await pass(5_000);
    expect(reader.got).toHaveLength(2);
  });

  it("is not sent again while it is the same", async () => {
    const reader = new Reader();
    const still = { ...plan(true), render: () => Promise.resolve({ payload: Buffer.from("x"), state: "x" }) };
    engine.latest.join(still, reader.link);
    await settle();
    journal.append("a");
    await pass(3_000);
    expect(reader.got).toEqual(["x"]);
  });

  it("is looked at again without news where it changes by the clock", async () => {
    const reader = new Reader();
    let looks = 0;
    const ticking = {
      ...plan(true, 5_000),
      render: () => Promise.resolve({ payload: Buffer.from(`${(looks += 1)}`), state: `${looks}` }),
    };
    engine.latest.join(ticking, reader.link);
    await pass(11_000);
    expect(reader.got).toEqual(["1", "2", "3"]);
  });

  it("skips a slow reader and gives it the whole once it has drained", async () => {
    const [slow, quick] = [new Reader(), new Reader()];
    engine.latest.join(plan(false), slow.link);
    engine.latest.join(plan(false), quick.link);
    await pass(1_500);
    slow.unreadBytes = LIVE_LIMITS.slowBytes + 1;
    for (const name of ["a", "b", "c"]) {
      journal.append(name);
      await pass(2_000);
    }
    expect(slow.got).toEqual(["all 0"]);
    slow.unreadBytes = 0;
    await pass(2_000);
    expect(slow.got).toEqual(["all 0", "all 3"]);
    expect(quick.got).toEqual(["all 0", "a", "b", "c"]);
  });

  it("is given up for a reader that does not drain in time", async () => {
    const slow = new Reader();
    engine.latest.join(plan(false), slow.link);
    await settle();
    slow.unreadBytes = LIVE_LIMITS.slowBytes + 1;
    await pass(LIVE_LIMITS.drainMs + 1_000);
    expect(slow.isGivenUp).toBe(true);
    expect(engine.figures()).toMatchObject({ members: 0, givenUp: 1 });
  });

  it("comes whole after a look that failed", async () => {
    const reader = new Reader();
    engine.latest.join(plan(false), reader.link);
    await settle();
    fails = true;
    journal.append("a");
    await pass(3_000);
    fails = false;
    await pass(20_000);
    expect(reader.got).toEqual(["all 0", "all 1"]);
  });

  it("stops for whoever leaves", async () => {
    const reader = new Reader();
    const membership = engine.latest.join(plan(false), reader.link);
    await settle();
    membership.leave();
    journal.append("a");
    await pass(3_000);
    expect(reader.got).toEqual(["all 0"]);
  });
});
