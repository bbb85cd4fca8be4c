import { serverClock } from "../ask/index.js";
import { Watched } from "../live/index.js";
import { NO_FILTER, type Filter } from "../place/index.js";
import { byTimeLeft, fitsFilter } from "./filter.rules.js";
import type { IncidentRow } from "./incident-row.js";
import type { KeyedRows } from "./keyed-rows.js";
import { RowSearch } from "./row-search.js";

const OVERDUE_EVERY_MS = 1_000;

/** The incidents that the present filter lets through, the most pressing first; kept in order as they change. */
export class IncidentView {
  /** Their ids; the same list until it changes. */
  readonly ids = new Watched<readonly string[]>([]);
  private filter: Filter = NO_FILTER;
  private mine: ReadonlySet<string> = new Set();
  private order: readonly IncidentRow[] = [];
  private readonly search = new RowSearch();
  private readonly stop: () => void;
  private readonly clock: ReturnType<typeof setInterval>;

  constructor(private readonly rows: KeyedRows<IncidentRow>) {
    this.stop = rows.listen(() => this.arrange());
    // What the clock alone makes late is seen by this filter only.
    this.clock = setInterval(() => this.filter.isOverdue && this.arrange(), OVERDUE_EVERY_MS);
  }

  /** Narrows the view, at once. */
  narrow(filter: Filter, mine: readonly string[]): void {
    if (filter === this.filter) return;
    this.filter = filter;
    this.mine = new Set(mine);
    this.arrange();
    // The dictionary comes when the first letters are typed; then the same letters are looked for again.
    if (filter.text !== "") this.search.prepare(() => this.arrange());
  }

  close(): void {
    this.stop();
    clearInterval(this.clock);
  }

  private arrange(): void {
    this.order = this.inNearOrder().toSorted(byTimeLeft);
    const tools = {
      now: serverClock.now(),
      mine: this.mine,
      says: (row: IncidentRow, text: string) => this.search.says(row, text),
    };
    const ids = this.order.filter((row) => fitsFilter(row, this.filter, tools)).map(({ id }) => id);
    if (!isSame(ids, this.ids.get())) this.ids.set(ids);
  }

  /** All rows in the order they had, new ones behind: nearly sorted is soon sorted. */
  private inNearOrder(): IncidentRow[] {
    const left = new Map(this.rows.all().map((row) => [row.id, row]));
    const known: IncidentRow[] = [];
    for (const { id } of this.order) {
      const row = left.get(id);
      if (row === undefined) continue;
      known.push(row);
      left.delete(id);
    }
    return [...known, ...left.values()];
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
