import type { JournalEntry } from "../journal/index.js";

/** The newest entries in memory, without a gap; the oldest make room. */
export class JournalRing {
  private entries: JournalEntry[] = [];

  constructor(private readonly size: number) {}

  append(fresh: readonly JournalEntry[]): void {
    this.entries.push(...fresh);
    // Cut in halves, not one by one, so that a full ring costs no copy for each entry.
    if (this.entries.length > this.size * 2) this.entries = this.entries.slice(-this.size);
  }

  clear(): void {
    this.entries = [];
  }

  /** The entries above `after` up to `upTo`, or null where the ring no longer reaches back that far. */
  between(after: bigint, upTo: bigint): readonly JournalEntry[] | null {
    const oldest = this.entries[0]?.position;
    if (oldest === undefined || after + 1n < oldest) return null;
    return this.entries.slice(Number(after + 1n - oldest), Number(upTo + 1n - oldest));
  }
}
