import { FakeJournal } from "../../platform/live/fake-journal.js";
import { ManualPace, settle } from "../../platform/live/manual-pace.js";
import { Chance } from "./chance.js";
import { SimClient } from "./sim-client.js";
import { SimNode } from "./sim-node.js";

const STEPS = 400;
const MOST_CLIENTS = 6;
const DIVISIONS = ["11", "12", "21", "3"] as const;
const AREAS = ["1", "2", "12", ""] as const;

/** Two nodes, one journal, some screens, and everything that may happen to them. */
class SimWorld {
  readonly journal = new FakeJournal(true);
  readonly pace = new ManualPace();
  readonly nodes = [new SimNode(this.journal, this.pace), new SimNode(this.journal, this.pace)] as const;
  readonly clients: SimClient[] = [];
  /** What happened, for whoever reads why a seed failed. */
  readonly story: string[] = [];

  constructor(readonly chance: Chance) {
    for (const node of this.nodes) node.start();
  }

  /** What may happen and how often. */
  private readonly deeds: Readonly<Record<string, readonly [weight: number, act: () => void]>> = {
    "entries are written": [12, () => this.write()],
    "a read or a frame gets on": [34, () => void this.journal.letGo(this.chance.below(8))],
    "time passes": [10, () => this.pace.pass(this.chance.of([10, 60, 260, 600, 4_100]))],
    // A machine that slept: the time leaps for everybody at once.
    "time leaps": [1, () => this.pace.pass(35_000)],
    "a screen opens": [5, () => this.open()],
    "a frame arrives": [12, () => this.anyClient((one) => one.waiting > 0)?.deliver()],
    "a frame is lost": [8, () => this.anyClient((one) => one.waiting > 0)?.lose()],
    "a line breaks": [4, () => this.anyClient()?.cut()],
    "a reader stops": [4, () => this.setReading(false)],
    "a reader goes on": [2, () => this.setReading(true)],
    "rights change": [4, () => this.anyClient()?.changeRights(this.chance.of(AREAS))],
    "the database goes": [2, () => void (this.journal.isReachable = false)],
    "the database comes": [4, () => void (this.journal.isReachable = true)],
    "a node is killed": [2, () => this.kill(this.chance.of(this.nodes))],
    "a node starts": [3, () => this.chance.of(this.nodes).start()],
    "old entries are removed": [1, () => this.prune()],
    "the journal is restored": [1, () => this.restore()],
  };

  async happen(): Promise<void> {
    const deeds = Object.entries(this.deeds);
    let left = this.chance.below(deeds.reduce((sum, [, [weight]]) => sum + weight, 0));
    const [name, [, act]] = deeds.find(([, [weight]]) => (left -= weight) < 0) ?? ["nothing", [0, () => undefined]];
    this.story.push(name);
    act();
    await settle();
  }

  /** Everything is well again and time passes. */
  async rest(): Promise<void> {
    this.journal.isReachable = true;
    for (const node of this.nodes) if (node.live === null) node.start();
    for (let round = 0; round < 60; round += 1) {
      for (const client of this.clients) client.drain();
      this.pace.pass(500);
      for (let turn = 0; turn < 6; turn += 1) {
        while (this.journal.letGo(0));
        await settle();
      }
    }
  }

  private write(): void {
    for (let count = 1 + this.chance.below(4); count > 0; count -= 1) this.journal.append(this.chance.of(DIVISIONS));
    // Any hint may be lost on the way to any node.
    for (const { live } of this.nodes) if (this.chance.below(10) < 3) live?.hint();
  }

  private open(): void {
    if (this.clients.length >= MOST_CLIENTS) return;
    const nodeFor = (): SimNode => this.chance.of(this.nodes);
    this.clients.push(new SimClient(this.chance.of(AREAS), this.journal, this.pace, nodeFor));
  }

  private anyClient(fits: (one: SimClient) => boolean = () => true): SimClient | undefined {
    const fitting = this.clients.filter(fits);
    return fitting[this.chance.below(Math.max(fitting.length, 1))];
  }

  private setReading(isReading: boolean): void {
    const client = this.anyClient();
    if (client !== undefined) client.isReading = isReading;
  }

  private kill(node: SimNode): void {
    const own = this.clients.filter((client) => client.node === node);
    node.kill();
    for (const client of own) client.cut();
  }

  private prune(): void {
    const kept = BigInt(this.chance.below(6));
    const { position, floor } = this.journal;
    if (position - kept > floor) this.journal.floor = position - kept;
  }

  private restore(): void {
    const { lives, position } = this.journal;
    const back = BigInt(this.chance.below(6));
    if (lives.length < 9) this.journal.restore(position > back ? position - back : 0n);
  }
}

/** What came of one seed. */
export interface SimOutcome {
  readonly seed: number;
  readonly entries: number;
  readonly violations: readonly string[];
  readonly story: readonly string[];
}

/** Plays the story of a seed, lets everything come to rest and says which screens do not show what they should. */
export async function simulate(seed: number): Promise<SimOutcome> {
  const world = new SimWorld(new Chance(seed));
  for (let step = 0; step < STEPS; step += 1) await world.happen();
  await world.rest();
  const violations = world.clients.flatMap((client, nth) =>
    client.violations().map((what) => `screen ${nth}: ${what}`),
  );
  const entries = world.clients.reduce((sum, { shown }) => sum + shown.length, 0);
  for (const client of world.clients) client.stop();
  for (const node of world.nodes) node.kill();
  return { seed, entries, violations, story: world.story };
}
