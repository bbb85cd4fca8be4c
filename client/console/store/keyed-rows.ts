/** What a keyed row needs: its key, and a version that grows with every change where the row has one. */
export interface KeyedRow {
  readonly id: string;
  readonly version: number;
}

/** Calls back once, soon: before the next picture, or when a list has stood long enough. */
export type Schedule = (work: () => void) => void;

/**
 * Rows by key, as React reads them. Changes are gathered and shown all at once with the next picture; a reader of one row hears of that row
 * alone. Whoever reads the whole list gets another one more seldom: what is done with ten thousand rows cannot be done with every picture.
 */
export class KeyedRows<Row extends KeyedRow> {
  private rows = new Map<string, Row>();
  private readonly pending = new Map<string, Row | null>();
  private list: readonly Row[] | null = null;
  private isScheduled = false;
  private isListScheduled = false;
  private readonly wholeListeners = new Set<() => void>();
  private readonly rowListeners = new Map<string, Set<() => void>>();

  constructor(
    private readonly beforePicture: Schedule,
    private readonly beforeList: Schedule,
  ) {}

  /** The row as it is shown. */
  get(id: string): Row | undefined {
    return this.rows.get(id);
  }

  /** The row as it was last heard of, shown or about to be. */
  newest(id: string): Row | undefined {
    const waiting = this.pending.get(id);
    return waiting === undefined ? this.rows.get(id) : (waiting ?? undefined);
  }

  /** All rows as they were when the list was last made anew; the same list until then. */
  all(): readonly Row[] {
    this.list ??= [...this.rows.values()];
    return this.list;
  }

  /** Takes a row unless a newer version of it is known. */
  put(row: Row): void {
    const known = this.newest(row.id);
    if (known !== undefined && known.version > row.version) return;
    this.pending.set(row.id, row);
    this.flushSoon();
  }

  remove(id: string): void {
    this.pending.set(id, null);
    this.flushSoon();
  }

  /** Takes these rows in place of all others. */
  replace(rows: readonly Row[]): void {
    const kept = new Set(rows.map(({ id }) => id));
    for (const id of [...this.rows.keys(), ...this.pending.keys()]) if (!kept.has(id)) this.pending.set(id, null);
    for (const row of rows) this.pending.set(row.id, row);
    this.flushSoon();
  }

  /** Calls back when there is another list. */
  readonly listen = (listener: () => void): (() => void) => {
    this.wholeListeners.add(listener);
    return () => this.wholeListeners.delete(listener);
  };

  /** Calls back after every picture in which this row changed. */
  listenTo(id: string, listener: () => void): () => void {
    const listeners = this.rowListeners.get(id) ?? new Set();
    listeners.add(listener);
    this.rowListeners.set(id, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.rowListeners.delete(id);
    };
  }

  /** Shows what was gathered. */
  flush(): void {
    this.isScheduled = false;
    if (this.pending.size === 0) return;
    const changed = [...this.pending.keys()];
    for (const [id, row] of this.pending) {
      if (row === null) this.rows.delete(id);
      else this.rows.set(id, row);
    }
    this.pending.clear();
    for (const id of changed) for (const listener of this.rowListeners.get(id) ?? []) listener();
    this.listSoon();
  }

  /** Shows what was gathered, and makes the list anew without waiting. */
  settle(): void {
    this.flush();
    this.makeList();
  }

  private listSoon(): void {
    if (this.isListScheduled) return;
    this.isListScheduled = true;
    this.beforeList(() => {
      this.isListScheduled = false;
      this.makeList();
    });
  }

  private makeList(): void {
    this.list = null;
    for (const listener of this.wholeListeners) listener();
  }

  private flushSoon(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.beforePicture(() => this.flush());
  }
}
