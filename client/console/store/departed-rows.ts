import type { IncidentRow } from "./incident-row.js";
import type { KeyedRows } from "./keyed-rows.js";

/** An ended incident stays in sight for so long, so that whoever ended it sees that it is. */
const LINGER_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

/** Lets ended incidents leave the lists after a while, and all they cost with them. */
export class DepartedRows {
  private readonly leaveAt = new Map<string, number>();
  private readonly timer = setInterval(() => this.look(performance.now()), LOOK_EVERY_MS);

  constructor(private readonly rows: KeyedRows<IncidentRow>) {}

  leaveLater(id: string): void {
    if (!this.leaveAt.has(id)) this.leaveAt.set(id, performance.now() + LINGER_MS);
  }

  /** It was reopened. */
  stay(id: string): void {
    this.leaveAt.delete(id);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private look(now: number): void {
    for (const [id, at] of this.leaveAt) {
      if (at > now) continue;
      this.leaveAt.delete(id);
      this.rows.remove(id);
    }
  }
}
