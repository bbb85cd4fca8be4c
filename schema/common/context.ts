import DataLoader from "dataloader";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../server/kernel/actor.js";
import type { Clock } from "../../server/kernel/clock.js";
import type { Result } from "../../server/kernel/result.js";
import { runCommand, type Command, type CommandEnvironment } from "../../server/platform/commands/index.js";
import type { Database, ReadSession } from "../../server/platform/database/index.js";

/** Reads the rows of many keys in one statement; keys without a row are left out of the map. */
export type Batch<Key, Value> = (em: EntityManager, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;

/** What every operation may use; made once at start. */
export interface Services {
  readonly database: Database;
  readonly clock: Clock;
  readonly countyCode: string;
  readonly commands: CommandEnvironment;
}

/** The line to the caller, for the few operations that need more than data: signing in and out. */
export interface CallerLine {
  /** The caller's network address, by which sign-ins are counted. */
  readonly address: string;
  /** Leaves the token of a new session with the caller as an HttpOnly cookie. */
  keepSession(token: string): void;
  /** Takes the cookie back. */
  dropSession(): void;
}

/** A socket or a worker has no cookie to set. */
const noLine: CallerLine = { address: "", keepSession: () => undefined, dropSession: () => undefined };

/** One operation of one caller: who asks, one snapshot to read from, batches that merge the reads of sibling fields. */
export class RequestContext {
  private session: ReadSession | null = null;
  private loaders = new Map<Batch<never, unknown>, DataLoader<never, unknown>>();
  private isFinished = false;

  constructor(
    readonly services: Services,
    private present: Actor | null,
    readonly requestId: string,
    readonly line: CallerLine = noLine,
  ) {}

  /** Who acts, or null where nobody has signed in. */
  get actor(): Actor | null {
    return this.present;
  }

  /** Goes on as this actor, so that the answer of signing in or of switching posts is read under the new scope. */
  async become(actor: Actor): Promise<void> {
    await this.end();
    this.present = actor;
  }

  /** The signed-in actor; callers without one never get this far (see refuse-anonymous). */
  get viewer(): Actor {
    if (this.present === null) throw new Error("an anonymous operation reached a resolver that needs an actor");
    return this.present;
  }

  /** The snapshot of this operation under the viewer's scope. */
  em(): Promise<EntityManager> {
    if (this.isFinished) return Promise.reject(new Error("the operation has ended"));
    this.session ??= this.services.database.openRead({ personId: this.viewer.personId, scope: this.viewer.scope });
    return this.session.em();
  }

  /** The row of a key, or null; keys asked for in the same tick share one statement. */
  async load<Key, Value>(batch: Batch<Key, Value>, key: Key): Promise<Value | null> {
    return (await this.loaderOf(batch).load(key)) as Value | null;
  }

  /** Runs a command and starts a new snapshot after it, so that its answer shows its effect. */
  async command<Input extends { readonly idempotencyKey: string; readonly onBehalf?: string | null }, Answer>(
    name: string,
    input: Input,
    command: Command<Input, Answer>,
  ): Promise<Result<Answer>> {
    await this.end();
    return runCommand(this.services.commands, { actor: this.viewer, name, input }, command);
  }

  /** Ends the snapshot; the next read begins a new one. */
  async end(): Promise<void> {
    const { session } = this;
    this.session = null;
    this.loaders = new Map();
    await session?.end();
  }

  /** Ends the operation for good. Where an error answered early, fields still at work would otherwise begin a snapshot that nobody ends. */
  async finish(): Promise<void> {
    this.isFinished = true;
    await this.end();
  }

  private loaderOf<Key, Value>(batch: Batch<Key, Value>): DataLoader<Key, Value | null> {
    const known = this.loaders.get(batch as unknown as Batch<never, unknown>);
    if (known !== undefined) return known as unknown as DataLoader<Key, Value | null>;
    const made = new DataLoader<Key, Value | null>(async (keys) => {
      const found = await batch(await this.em(), keys);
      return keys.map((key) => found.get(key) ?? null);
    });
    this.loaders.set(batch as unknown as Batch<never, unknown>, made as unknown as DataLoader<never, unknown>);
    return made;
  }
}
