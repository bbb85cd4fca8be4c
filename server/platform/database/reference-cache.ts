import type { EntityManager } from "@mikro-orm/postgresql";

/** Reads a piece of reference data whole; the function itself is the key under which its answer is kept. */
export type ReferenceLoad<Value> = (em: EntityManager) => Promise<Value>;

/** Reference data kept in memory for the life of the process or until it is told that the tables changed. */
export class ReferenceCache {
  private kept = new Map<ReferenceLoad<unknown>, Promise<unknown>>();

  constructor(private readonly read: <Value>(load: ReferenceLoad<Value>) => Promise<Value>) {}

  /** The kept answer, or a fresh one; a failed read is not kept. */
  get<Value>(load: ReferenceLoad<Value>): Promise<Value> {
    const known = this.kept.get(load);
    if (known !== undefined) return known as Promise<Value>;
    const reading = this.read(load);
    this.kept.set(load, reading);
    reading.catch(() => this.kept.delete(load));
    return reading;
  }

  /** Forgets everything; the next use reads the tables again. */
  forget(): void {
    this.kept = new Map();
  }
}
