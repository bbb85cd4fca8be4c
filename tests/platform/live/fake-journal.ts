import type { JournalEntry, JournalHead, JournalReading } from "../../../server/platform/journal/index.js";
import type { JournalSource } from "../../../server/platform/live/journal-source.js";

/** An entry that concerns one division. */
export function entryAt(position: bigint, divisionCode: string, type = "incident.reported", hash = ""): JournalEntry {
  return {
    position,
    stream: "inc_1",
    streamVersion: Number(position),
    type,
    occurredAt: new Date(0),
    recordedAt: new Date(0),
    actor: "张三",
    summary: "",
    changes: {},
    incidentId: null,
    taskId: null,
    assignmentId: null,
    squadId: null,
    audience: { divisionCode, affectedCodes: [], agencyIds: [] },
    hash,
  };
}

const EPOCHS = Array.from({ length: 10 }, (_none, index) => `00000000-0000-4000-8000-00000000000${index}`);

/** A journal in memory that can be restored, pruned and made unreachable. */
export class FakeJournal implements JournalSource {
  /** What every epoch holds, for looking back. */
  readonly lives: JournalEntry[][] = [[]];
  floor = 0n;
  isReachable = true;
  /** Held back until it is let go, so that a test can decide what overtakes what. */
  private readonly gates: (() => void)[] = [];

  constructor(private readonly isGated = false) {}

  get epoch(): string {
    return EPOCHS[this.lives.length - 1] ?? "";
  }

  /** What a cursor's epoch holds. */
  entriesOf(epoch: string): readonly JournalEntry[] {
    return this.lives[EPOCHS.indexOf(epoch)] ?? [];
  }

  get position(): bigint {
    return BigInt(this.current.length);
  }

  /** The hash tells apart what two lives hold at the same position. */
  append(...divisions: string[]): void {
    for (const division of divisions) {
      const position = this.position + 1n;
      this.current.push(entryAt(position, division, undefined, `${position}@${this.lives.length}`));
    }
  }

  /** Goes back to an earlier state under a new epoch. */
  restore(position: bigint): void {
    this.lives.push(this.current.slice(0, Number(position)));
    this.floor = this.floor < position ? this.floor : position;
  }

  async head(): Promise<JournalHead> {
    await this.pass();
    return this.headNow();
  }

  async readAfter(position: bigint, limit: number): Promise<JournalReading> {
    await this.pass();
    const from = position > this.floor ? position : this.floor;
    return { head: this.headNow(), entries: this.current.slice(Number(from), Number(from) + limit) };
  }

  /** Waits at a gate, if there are gates. */
  async pass(): Promise<void> {
    if (this.isGated) await new Promise<void>((resolve) => this.gates.push(resolve));
    if (!this.isReachable) throw new Error("the database is away");
  }

  /** Lets one of those who wait go on; false where nobody waits. */
  letGo(index: number): boolean {
    const [gate] = this.gates.splice(index % Math.max(this.gates.length, 1), 1);
    gate?.();
    return gate !== undefined;
  }

  private get current(): JournalEntry[] {
    return this.lives.at(-1) ?? [];
  }

  private headNow(): JournalHead {
    return { epoch: this.epoch, position: this.position, floor: this.floor, floorHash: "", hash: "" };
  }
}
