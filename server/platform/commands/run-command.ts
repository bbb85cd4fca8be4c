import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { OptimisticLockError, type EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { Clock } from "../../kernel/clock.js";
import type { DomainEvent } from "../../kernel/event.js";
import type { Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { databaseTrouble, sessionVariables, type Database, type ReferenceLoad } from "../database/index.js";
import { appendJournal } from "../journal/index.js";
import type { Reactions, Transaction } from "./transaction.js";

/** What running a command needs besides the command. */
export interface CommandEnvironment {
  readonly database: Database;
  readonly clock: Clock;
  readonly reactions: Reactions;
  readonly countyCode: string;
  /** Told after each commit with the newest position: a hint that may be lost. */
  readonly onCommitted: (position: bigint) => void;
}

/** A command as it came: who, which key, which name, which input. */
export interface CommandCall<Input> {
  readonly actor: Actor;
  readonly name: string;
  readonly input: Input & { readonly idempotencyKey: string; readonly onBehalf?: string | null | undefined };
}

/** A use case: checks, changes and records inside one transaction; its answer is stored, so it is plain JSON. */
export type Command<Input, Answer> = (tx: Transaction, input: Input) => Promise<Result<Answer>>;

/** Two transactions that met are run again, each after a wait of its own, as long as the caller has not waited for long already. */
const ONLY_VIEWING =
  "正以其他岗位的视角查看，不能操作；请先结束查看。You are viewing as another seat, which changes nothing; end that first.";
const AGAIN_WITHIN_MS = 1_900;
const ATTEMPTS = 3;
const WAIT_MS = 60;

/**
 * Runs a command once: the same key with the same input gets the stored answer, with another input IDEMPOTENCY_CONFLICT.
 * A refusal rolls everything back, the key included, so nothing is left of it. Where PostgreSQL ends a transaction because of another
 * (a deadlock, say) it is run again from its beginning, twice at most.
 */
export async function runCommand<Input, Answer>(
  environment: CommandEnvironment,
  call: CommandCall<Input>,
  command: Command<Input, Answer>,
): Promise<Result<Answer>> {
  if (call.actor.isViewingAs) return refuse("FORBIDDEN", { because: ONLY_VIEWING });
  const startedAt = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryCommand(environment, call, command);
    } catch (error) {
      const isLate = attempt === ATTEMPTS || performance.now() - startedAt > AGAIN_WITHIN_MS;
      if (isLate || databaseTrouble(error) !== "conflict") throw error;
      await sleep(WAIT_MS * attempt * Math.random());
    }
  }
}

async function tryCommand<Input, Answer>(
  environment: CommandEnvironment,
  call: CommandCall<Input>,
  command: Command<Input, Answer>,
): Promise<Result<Answer>> {
  const { database, clock, onCommitted } = environment;
  const { actor, input } = call;
  const em = database.orm.em.fork({
    session: { variables: sessionVariables({ personId: actor.personId, scope: actor.scope }) },
  }) as EntityManager;
  await em.begin();
  try {
    const now = clock.now();
    const known = await claimKey<Answer>(em, call, now);
    if (known !== null) {
      await em.rollback();
      return known;
    }
    const work = new Work(em, actor, now, input.onBehalf ?? null, database);
    const outcome = await command(work, input);
    if (!outcome.ok) {
      await em.rollback();
      return outcome;
    }
    await work.elevate();
    await runReactions(work, environment.reactions);
    await em.flush();
    const position = await appendJournal(em, {
      events: work.events,
      numbered: work.numbered,
      countyCode: environment.countyCode,
      actor,
      onBehalf: work.onBehalf,
      now,
      command: { actorId: actor.personId, key: input.idempotencyKey, answer: outcome.value },
    });
    await em.commit();
    if (position !== null) onCommitted(position);
    return outcome;
  } catch (error) {
    // Where the connection is gone there is nothing left to roll back, and the first error is the one that says why.
    if (em.isInTransaction()) await em.rollback().catch(() => undefined);
    if (error instanceof OptimisticLockError) return refuse("STALE_VERSION");
    throw error;
  }
}

class Work implements Transaction {
  readonly events: DomainEvent[] = [];
  readonly numbered: Id<"inc">[] = [];
  private isElevated = false;

  constructor(
    readonly em: EntityManager,
    readonly actor: Actor,
    readonly now: Date,
    readonly onBehalf: string | null,
    private readonly database: Database,
  ) {}

  reference<Value>(load: ReferenceLoad<Value>): Promise<Value> {
    return this.database.reference(load);
  }

  async elevate(): Promise<void> {
    if (this.isElevated) return;
    this.isElevated = true;
    await this.em.execute("select set_config('muster.grant', 'county', true)");
  }

  record(event: DomainEvent): void {
    this.events.push(event);
  }

  numberIncident(incidentId: Id<"inc">): void {
    this.numbered.push(incidentId);
  }
}

/** Events recorded by a reaction are reacted to in their turn, in the order in which they were recorded. */
async function runReactions(work: Work, reactions: Reactions): Promise<void> {
  for (let next = 0; next < work.events.length; next += 1) {
    const event = work.events[next];
    if (event === undefined) return;
    for (const react of reactions[event.type] ?? []) await react(work, event);
  }
}

/** Claims the key; a second caller waits here until the first has committed or gone, then gets its answer. */
async function claimKey<Answer>(
  em: EntityManager,
  { actor, name, input }: CommandCall<unknown>,
  now: Date,
): Promise<Result<Answer> | null> {
  const requestHash = createHash("sha256").update(canonical({ name, input })).digest();
  const claimed = await em.execute<{ key: string }[]>(
    "insert into idempotency (actor_id, key, request_hash, created_at) values (?, ?, ?, ?) on conflict do nothing returning key",
    [actor.personId, input.idempotencyKey, requestHash, now],
  );
  if (claimed.length > 0) return null;
  const stored = await em.execute<{ request_hash: Buffer; answer: Answer }[]>(
    "select request_hash, answer from idempotency where actor_id = ? and key = ?",
    [actor.personId, input.idempotencyKey],
  );
  const [first] = stored;
  if (first === undefined || !requestHash.equals(first.request_hash))
    return refuse("IDEMPOTENCY_CONFLICT", { path: ["input", "idempotencyKey"] });
  return accept(first.answer);
}

/** A text that is equal for equal inputs whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part) && !(part instanceof Date)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
