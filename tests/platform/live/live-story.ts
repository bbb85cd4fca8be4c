import fc from "fast-check";
import { faultsOf, LiveWorld, type Defects, type Subscriber } from "./live-world.js";
import { settle } from "./manual-pace.js";

/** One thing that happens to a world, by the name that a counterexample prints. */
export type Step = readonly [name: string, act: (world: LiveWorld) => void];

/** The steps that stories are made of; what a counterexample prints can be written down with them again. */
export const step = {
  append: (...divisions: readonly string[]): Step => [
    `append ${divisions.join()}`,
    ({ journal }) => journal.append(...divisions),
  ],
  hint: (): Step => ["hint", ({ engine }) => engine.hint()],
  letGo: (index: number): Step => [`let ${index} go`, ({ journal }) => void journal.letGo(index)],
  pass: (ms: number): Step => [`${ms} ms`, ({ pace }) => pace.pass(ms)],
  joinNow: (area: string): Step => [`join ${area} now`, (world) => void world.join(area, null)],
  /** Counts from two beyond the head: a snapshot that this node's tail has not reached, or a cursor that nobody was ever given. */
  join: (area: string, back: number): Step => [
    `join ${area} ${back} back`,
    (world) => {
      const position = world.journal.position + 2n - BigInt(back);
      void world.join(area, world.cursor(position < 0n ? 0n : position, area));
    },
  ],
  leave: (index: number): Step => [`leave ${index}`, (world) => onOne(world, index, (one) => world.leave(one))],
  move: (index: number, area: string): Step => [
    `move ${index} to ${area}`,
    (world) => onOne(world, index, (one) => world.move(one, area)),
  ],
  stall: (index: number): Step => [
    `stall ${index}`,
    (world) => onOne(world, index, (one) => void (one.isReading = false)),
  ],
  drain: (index: number): Step => [`drain ${index}`, (world) => onOne(world, index, (one) => one.drain())],
  reachable: (isReachable: boolean): Step => [
    `reachable: ${isReachable}`,
    ({ journal }) => void (journal.isReachable = isReachable),
  ],
  restore: (back: number): Step => [
    `restore ${back} back`,
    ({ journal }) =>
      journal.lives.length < 9 &&
      journal.restore(journal.position > BigInt(back) ? journal.position - BigInt(back) : 0n),
  ],
  keep: (kept: number): Step => [
    `keep ${kept}`,
    ({ journal }) => void (journal.floor = journal.position > BigInt(kept) ? journal.position - BigInt(kept) : 0n),
  ],
};

const area = fc.constantFrom("1", "2", "12", "");
const division = fc.constantFrom("11", "12", "21", "3");
const whom = fc.nat(9);

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(division, { minLength: 1, maxLength: 5 }).map((some) => step.append(...some)),
  },
  { weight: 4, arbitrary: fc.constant(step.hint()) },
  { weight: 9, arbitrary: whom.map(step.letGo) },
  { weight: 5, arbitrary: fc.constantFrom(10, 60, 260, 600, 4_100).map(step.pass) },
  { weight: 3, arbitrary: area.map(step.joinNow) },
  { weight: 3, arbitrary: fc.tuple(area, fc.nat(40)).map(([one, back]) => step.join(one, back)) },
  { weight: 1, arbitrary: whom.map(step.leave) },
  { weight: 2, arbitrary: fc.tuple(whom, area).map(([index, one]) => step.move(index, one)) },
  { weight: 2, arbitrary: whom.map(step.stall) },
  { weight: 2, arbitrary: whom.map(step.drain) },
  { weight: 1, arbitrary: fc.boolean().map(step.reachable) },
);

const upheavals: fc.Arbitrary<Step> = fc.oneof(fc.nat(5).map(step.restore), fc.nat(5).map(step.keep));

/** Stories in which the journal only grows. */
export const peaceful = fc.array(steps, { minLength: 5, maxLength: 60 });

/** Stories in which it is also restored and pruned. */
export const stormy = fc.array(fc.oneof({ weight: 9, arbitrary: steps }, { weight: 1, arbitrary: upheavals }), {
  minLength: 5,
  maxLength: 60,
});

/** Plays a story, lets everything come to rest, and says what is wrong with what the subscribers received. */
export async function faultsAfter(story: readonly Step[], defects: Defects = {}): Promise<string[]> {
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

function onOne(world: LiveWorld, index: number, act: (one: Subscriber) => void): void {
  const present = world.subscribers.filter(({ isGone, isGivenUp }) => !isGone && !isGivenUp);
  const one = present[index % Math.max(present.length, 1)];
  if (one !== undefined) act(one);
}
