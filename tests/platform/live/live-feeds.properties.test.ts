import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FeedGroup } from "../../../server/platform/live/feed-group.js";
import { JournalRing } from "../../../server/platform/live/journal-ring.js";
import { counterexamples, joinInTheMaking } from "./live-corpus.js";
import { faultsAfter, peaceful, stormy, type Step } from "./live-story.js";
import type { Defects } from "./live-world.js";

const holds = (story: fc.Arbitrary<Step[]>, numRuns: number, defects: Defects = {}) =>
  fc.check(
    fc.asyncProperty(story, async (some) => {
      expect(await faultsAfter(some, defects)).toEqual([]);
    }),
    { numRuns },
  );

const explain = (outcome: fc.RunDetails<[Step[]]>): string => {
  const [story] = outcome.counterexample ?? [[]];
  return `seed ${outcome.seed}: ${story.map(([name]) => name).join("; ")}\n${String(outcome.errorInstance)}`;
};

describe("a feed under any interleaving", () => {
  it("gives every member exactly its slice, once and in order", async () => {
    const outcome = await holds(peaceful, 150);
    expect(outcome.failed, explain(outcome)).toBe(false);
  }, 60_000);

  it("stays exact through restored and pruned journals, or says that the snapshot must be loaded again", async () => {
    const outcome = await holds(stormy, 150);
    expect(outcome.failed, explain(outcome)).toBe(false);
  }, 60_000);
});

// oxlint-disable typescript/unbound-method -- called with the right `this` by the defects below
const { join: joinOf } = FeedGroup.prototype;
const { between: betweenOf } = JournalRing.prototype;
// oxlint-enable typescript/unbound-method

describe("a feed that once failed", () => {
  it.each(counterexamples)("no longer does: $name", async ({ story }) => {
    expect(await faultsAfter(story)).toEqual([]);
  });
});

describe("the harness notices", () => {
  afterEach(() => vi.restoreAllMocks());

  it("a missing filter", async () => {
    expect((await holds(peaceful, 150, { hasNoFilter: true })).failed).toBe(true);
  }, 60_000);

  it("frames that a slow reader never gets", async () => {
    expect((await holds(peaceful, 300, { losesFramesOfSlowReaders: true })).failed).toBe(true);
  }, 60_000);

  it("a member that joins before it has caught up", async () => {
    vi.spyOn(FeedGroup.prototype, "join").mockImplementation(function hasty(this: FeedGroup, member) {
      member.position = this.frontier;
      return joinOf.call(this, member);
    });
    expect((await holds(peaceful, 150)).failed).toBe(true);
  }, 60_000);

  it("a member that joins while a frame is made and gets that frame again", async () => {
    vi.spyOn(FeedGroup.prototype, "join").mockImplementation(function careless(this: FeedGroup, member) {
      const inside = this as unknown as { members: Set<unknown>; joiners: Set<unknown> };
      const isIn = joinOf.call(this, member);
      if (isIn && inside.joiners.delete(member)) inside.members.add(member);
      return isIn;
    });
    expect(await faultsAfter(joinInTheMaking.story)).not.toEqual([]);
  });

  it("a ring that forgets an entry", async () => {
    vi.spyOn(JournalRing.prototype, "between").mockImplementation(function forgetful(this: JournalRing, after, upTo) {
      return betweenOf.call(this, after, upTo)?.filter(({ position }) => position % 5n !== 0n) ?? null;
    });
    expect((await holds(peaceful, 150)).failed).toBe(true);
  }, 60_000);
});
