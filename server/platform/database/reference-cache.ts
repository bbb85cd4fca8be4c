import type { EntityManager } from "@mikro-orm/postgresql";

/** Reads a piece of reference data whole; the function itself is the key under which its answer is kept. */
export type ReferenceLoad<Value> = (em: EntityManager) => Promise<Value>;

/** Runs some work in a snapshot of its own. */
type Read = <Value>(work: ReferenceLoad<Value>) => Promise<Value>;

/** An answer with the version of the tables that it was read at, both from one snapshot. */
interface Kept<Value> {
  readonly version: string;
  readonly value: Value;
}

/** How often the tables' version is looked at: a change made elsewhere counts after this long. */
const LOOK_EVERY_MS = 1_000;

/**
 * Reference data kept in memory. Who asks never waits for a look at the version or for a fresh reading, only for the very first one:
 * commands ask while they hold a connection, and if all of them waited for one more, none would ever become free.
 */
export class ReferenceCache {
  private kept = new Map<ReferenceLoad<unknown>, Promise<Kept<unknown>>>();
  private watch: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly read: Read,
    private readonly onWarning: (message: string) => void,
  ) {}

  /** The kept answer, or a fresh one; a failed reading is not kept. */
  async get<Value>(load: ReferenceLoad<Value>): Promise<Value> {
    this.watch ??= setInterval(() => this.look(), LOOK_EVERY_MS).unref();
    const known = this.kept.get(load) as Promise<Kept<Value>> | undefined;
    const { value } = await (known ?? this.keep(load));
    return value;
  }

  /** Forgets everything; the next use reads the tables again. */
  forget(): void {
    this.kept = new Map();
  }

  /** Ends the watch over the version, once the look that is under way is over. */
  async stop(): Promise<void> {
    if (this.watch !== null) clearInterval(this.watch);
    await this.looking;
  }

  private keep<Value>(load: ReferenceLoad<Value>): Promise<Kept<Value>> {
    const { kept } = this;
    const reading = this.readKept(load);
    kept.set(load, reading);
    reading.catch(() => kept.delete(load));
    return reading;
  }

  private readKept<Value>(load: ReferenceLoad<Value>): Promise<Kept<Value>> {
    return this.read(async (em) => ({ version: await readVersion(em), value: await load(em) }));
  }

  /** One look at a time; where the database does not answer, the kept answers stay until it does. */
  private look(): void {
    this.looking ??= this.replaceOutdated()
      .catch((error: unknown) =>
        this.onWarning(`reference data was not looked at, the next look tries again: ${String(error)}`),
      )
      .finally(() => (this.looking = null));
  }

  private async replaceOutdated(): Promise<void> {
    const version = await this.read(readVersion);
    const { kept } = this;
    for (const [load, reading] of kept) {
      if ((await reading).version === version) continue;
      const fresh = await this.readKept(load);
      kept.set(load, Promise.resolve(fresh));
    }
  }
}

async function readVersion(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ version: string }[]>("select version::text from reference_version");
  if (row === undefined) throw new Error("the table reference_version is empty: migrate the database first");
  return row.version;
}
