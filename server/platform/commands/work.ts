import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { DomainEvent } from "../../kernel/event.js";
import type { Result } from "../../kernel/result.js";
import {
  ACT_FOR_COUNTY,
  actAs,
  LazyTransaction,
  newRows,
  type Database,
  type ReferenceLoad,
} from "../database/index.js";
import { appendedPosition, appendStatement, journalEntries, numberedIncidents } from "../journal/index.js";
import { claimOf, claimRow, claimStatements, knownOutcome, type Claim } from "./claim.js";
import type { CommandCall, CommandEnvironment } from "./command.js";
import { ferryOf } from "./command-ferry.js";
import type { Numbered, Transaction } from "./transaction.js";

/** One command at work. Its transaction begins, with the claim of its key, when it first asks the database; what only adds rows needs none. */
export class Work implements Transaction {
  readonly events: DomainEvent[] = [];
  readonly actor: Actor;
  readonly now: Date;
  readonly onBehalf: string | null;
  /** What a second caller of the key gets; nothing goes on where this is set. */
  known: Result<unknown> | null = null;
  private readonly numbered: Numbered[] = [];
  private readonly database: Database;
  private readonly countyCode: string;
  private readonly claim: Claim;
  private readonly transaction: LazyTransaction;
  private isElevated = false;

  constructor({ database, clock, countyCode }: CommandEnvironment, call: CommandCall<unknown>) {
    const { actor, input } = call;
    this.database = database;
    this.countyCode = countyCode;
    this.actor = actor;
    this.now = clock.now();
    this.onBehalf = input.onBehalf ?? null;
    this.claim = claimOf(call, this.now);
    this.transaction = new LazyTransaction(database.orm, {
      statements: ["begin", actAs(actor), ...claimStatements(this.claim)],
      onOpened: (answers) => {
        this.known = knownOutcome(answers);
        if (this.known !== null) throw new Error("the key was claimed before");
      },
    });
  }

  get em(): EntityManager {
    return this.transaction.em;
  }

  reference<Value>(load: ReferenceLoad<Value>): Promise<Value> {
    return this.database.reference(load);
  }

  elevate(): Promise<void> {
    if (!this.isElevated) this.transaction.hold(ACT_FOR_COUNTY);
    this.isElevated = true;
    return Promise.resolve();
  }

  record(event: DomainEvent): void {
    this.events.push(event);
  }

  numberIncident(incident: Numbered): void {
    this.numbered.push(incident);
  }

  /** Claims the key now; throws a KnownKey where somebody has it. */
  begin(): Promise<void> {
    return this.transaction.begin();
  }

  /** Makes everything true at once, the answer kept with it, and gives the newest position, or null where nothing was recorded. */
  async commit(answer: unknown): Promise<bigint | null> {
    return this.transaction.isBegun ? this.commitAlone(answer) : this.commitWithOthers(answer);
  }

  /** Leaves nothing; safe to call at any time. */
  rollback(): Promise<void> {
    return this.transaction.rollback();
  }

  private async commitAlone(answer: unknown): Promise<bigint | null> {
    const { actorId, key } = this.claim;
    await this.em.flush();
    const last = appendStatement({ ...this.batch(), command: { actorId, key, answer } });
    return appendedPosition(await this.transaction.commit(last));
  }

  private async commitWithOthers(answer: unknown): Promise<bigint | null> {
    const batch = this.batch();
    const { position, numbers } = await ferryOf(this.database).carry({
      claim: { ...claimRow(this.claim), answer },
      rows: newRows(this.em),
      numbered: numberedIncidents(batch),
      entries: journalEntries(batch),
    });
    for (const incident of this.numbered) incident.number = numbers.get(incident.id) ?? null;
    return position;
  }

  private batch() {
    const numbered = this.numbered.map(({ id }) => id);
    const { events, countyCode, actor, onBehalf, now } = this;
    return { events, numbered, countyCode, actor, onBehalf, now, command: null };
  }
}
