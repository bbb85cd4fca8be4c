import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FeedGroup } from "../../../server/platform/live/feed-group.js";
import { JournalRing } from "../../../server/platform/live/journal-ring.js";
import { faultsOf, LiveWorld, type Defects } from "./live-world.js";
import { settle } from "./manual-pace.js";

const area = fc.constantFrom("1", "2", "12", "");
const division = fc.constantFrom("11", "12", "21", "3");
const whom = fc.nat(9);

type Step = readonly [name: string, act: (world: LiveWorld) => void];

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(division, { minLength: 1, maxLength: 5 })
      .map((some): Step => [`append ${some.join()}`, ({ journal }) => journal.append(...some)]),
  },
  { weight: 4, arbitrary: fc.constant<Step>(["hint", ({ engine }) => engine.hint()]) },
  { weight: 9, arbitrary: whom.map((index): Step => [`let ${index} go`, ({ journal }) => void journal.letGo(index)]) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(10, 60, 260, 600, 4_100).map((ms): Step => [`${ms} ms`, ({ pace }) => pace.pass(ms)]),
  },
  { weight: 3, arbitrary: area.map((one): Step => [`join ${one} now`, (world) => void world.join(one, null)]) },
  {
    weight: 3,
    // Up to two beyond the head: a snapshot that this node's tail has not reached, or a cursor that nobody was ever given.
    arbitrary: fc.tuple(area, fc.nat(40)).map(([one, back]): Step => [
      `join ${one} ${back} back`,
      (world) => {
        const position = world.journal.position + 2n - BigInt(back);
        void world.join(one, world.cursor(position < 0n ? 0n : position));
      },
    ]),
  },
  {
    weight: 1,
    arbitrary: whom.map((index): Step => [`leave ${index}`, (world) => onOne(world, index, (one) => world.leave(one))]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(whom, area)
      .map(([index, one]): Step => [
        `move ${index} to ${one}`,
        (world) => onOne(world, index, (moved) => world.move(moved, one)),
      ]),
  },
  {
    weight: 2,
    arbitrary: whom.map((index): Step => [
      `stall ${index}`,
      (world) => onOne(world, index, (one) => void (one.isReading = false)),
    ]),
  },
  {
    weight: 2,
    arbitrary: whom.map((index): Step => [`drain ${index}`, (world) => onOne(world, index, (one) => one.drain())]),
  },
  {
    weight: 1,
    arbitrary: fc
      .boolean()
      .map((isReachable): Step => [
        `reachable: ${isReachable}`,
        ({ journal }) => void (journal.isReachable = isReachable),
      ]),
  },
);

const upheavals: fc.Arbitrary<Step> = fc.oneof(
  fc
    .nat(5)
    .map((back): Step => [
      `restore ${back} back`,
      ({ journal }) =>
        journal.lives.length < 9 &&
        journal.restore(journal.position > BigInt(back) ? journal.position - BigInt(back) : 0n),
    ]),
  fc
    .nat(5)
    .map((kept): Step => [
      `keep ${kept}`,
      ({ journal }) => void (journal.floor = journal.position > BigInt(kept) ? journal.position - BigInt(kept) : 0n),
    ]),
);

function onOne(world: LiveWorld, index: number, act: (one: LiveWorld["subscribers"][number]) => void): void {
  const present = world.subscribers.filter(({ isGone, isGivenUp }) => !isGone && !isGivenUp);
  const one = present[index % Math.max(present.length, 1)];
  if (one !== undefined) act(one);
}

async function faultsAfter(story: readonly Step[], defects: Defects = {}): Promise<string[]> {
  const world = await LiveWorld.open(defects);
  for (const [, act] of story) {
    act(world);
    await settle();
  }
  await world.rest();
  const faults = world.subscribers.flatMap((one) => faultsOf(one, world.journal));
  await world.close();
  return faults;
}

const peaceful = fc.array(steps, { minLength: 5, maxLength: 60 });
const stormy = fc.array(fc.oneof({ weight: 9, arbitrary: steps }, { weight: 1, arbitrary: upheavals }), {
  minLength: 5,
  maxLength: 60,
});
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

/** The second reader comes from a snapshot that holds the entry whose frame is just being made for the first. */
const joinInTheMaking: readonly Step[] = [
  ["let the first look at the journal go", ({ journal }) => void journal.letGo(0)],
  ["join now", (world) => void world.join("1", null)],
  ["let its first frame go", ({ journal }) => void journal.letGo(0)],
  ["append", ({ journal }) => journal.append("11")],
  ["poll", ({ pace }) => pace.pass(250)],
  ["let the reading go", ({ journal }) => void journal.letGo(0)],
  ["join at the head", (world) => void world.join("1", world.cursor(1n))],
  ["let its first frame go", ({ journal }) => void journal.letGo(1)],
  ["let the frame go", ({ journal }) => void journal.letGo(0)],
];

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

describe("a member that joins while a frame is made", () => {
  it("does not get again what its snapshot held", async () => {
    expect(await faultsAfter(joinInTheMaking)).toEqual([]);
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
    expect(await faultsAfter(joinInTheMaking)).not.toEqual([]);
  });

  it("a ring that forgets an entry", async () => {
    vi.spyOn(JournalRing.prototype, "between").mockImplementation(function forgetful(this: JournalRing, after, upTo) {
      return betweenOf.call(this, after, upTo)?.filter(({ position }) => position % 5n !== 0n) ?? null;
    });
    expect((await holds(peaceful, 150)).failed).toBe(true);
  }, 60_000);
});
