import assert from "node:assert/strict";
import type { Actor, Post } from "../../server/kernel/actor.js";
import type { Clock } from "../../server/kernel/clock.js";
import type { Id } from "../../server/kernel/ids.js";
import { newId } from "../../server/kernel/ids.js";
import type { RefusalCode } from "../../server/kernel/refusal.js";
import type { Result } from "../../server/kernel/result.js";
import { runCommand, type Command, type CommandEnvironment } from "../../server/platform/commands/index.js";
import { reactions } from "../../server/reactions/index.js";
import { findActor, type Seat } from "./actors.js";
import { openTestDatabase, type OpenTestDatabase } from "./open-test-database.js";

/** A Monday morning in China, at the opening of the offices' duty hours and half an hour more. */
const MONDAY_MORNING = "2026-11-23T09:00:00+08:00";

/** A clock that stands where a test puts it. */
export class TestClock implements Clock {
  private time = Date.parse(MONDAY_MORNING);
  now(): Date {
    return new Date(this.time);
  }
  set(instant: string): void {
    this.time = Date.parse(instant);
  }
  advance(minutes: number): void {
    this.time += minutes * 60_000;
  }
}

/** Every table that a command may write. */
const WRITTEN = [
  "incident",
  "report",
  "deadline",
  "evidence",
  "task",
  "assignment",
  "return_request",
  "journal",
  "journal_head",
  "idempotency",
  "daily_number",
];

type Input<Full> = Omit<Full, "idempotencyKey"> & { readonly idempotencyKey?: string };

/** The demo county at work on a database of its own: its people give commands through the same road as the API. */
export class DemoCounty {
  readonly clock = new TestClock();

  private constructor(readonly opened: OpenTestDatabase) {}

  static async open(): Promise<DemoCounty> {
    return new DemoCounty(await openTestDatabase({ withDemoCounty: true }));
  }

  close(): Promise<void> {
    return this.opened.drop();
  }

  get environment(): CommandEnvironment {
    return {
      database: this.opened.database,
      clock: this.clock,
      reactions,
      countyCode: "371323",
      onCommitted: () => undefined,
    };
  }

  actor(post: Post, seat: Seat): Promise<Actor> {
    return findActor(this.opened.database, post, seat);
  }

  /** Gives a command and answers as the API would. */
  run<Full extends { readonly idempotencyKey: string }, Answer>(
    actor: Actor,
    command: Command<Full, Answer>,
    input: Input<Full>,
  ): Promise<Result<Answer>> {
    const full = { idempotencyKey: newId("ses"), ...input } as unknown as Full;
    return runCommand(this.environment, { actor, name: command.name, input: full }, command);
  }

  /** Gives a command that has to be accepted. */
  async must<Full extends { readonly idempotencyKey: string }, Answer>(
    actor: Actor,
    command: Command<Full, Answer>,
    input: Input<Full>,
  ): Promise<Answer> {
    const outcome = await this.run(actor, command, input);
    if (!outcome.ok) throw new Error(`${command.name} was refused ${outcome.refusal.code}: ${outcome.refusal.message}`);
    return outcome.value;
  }

  /** Gives a command that has to be refused with a code, and sees that not a byte was written. */
  async refuses<Full extends { readonly idempotencyKey: string }, Answer>(
    code: RefusalCode,
    actor: Actor,
    command: Command<Full, Answer>,
    input: Input<Full>,
  ): Promise<void> {
    const before = await this.fingerprint();
    const outcome = await this.run(actor, command, input);
    assert.equal(
      outcome.ok ? "accepted" : outcome.refusal.code,
      code,
      `${command.name}: ${outcome.ok ? "accepted" : outcome.refusal.code} instead of ${code}`,
    );
    assert.deepEqual(await this.fingerprint(), before, `${command.name} was refused and wrote`);
  }

  /** What an SQL question answers when nothing is hidden. */
  query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.opened.database.read({ system: "test" }, (em) => em.execute<Row[]>(sql, [...parameters]));
  }

  /** Rows and contents of every table that a command may write. */
  async fingerprint(): Promise<Record<string, string>> {
    const parts = WRITTEN.map(
      (table) =>
        `select '${table}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${table} t`,
    );
    const found = await this.query<{ name: string; sum: string }>(parts.join(" union all "));
    return Object.fromEntries(found.map(({ name, sum }) => [name, sum]));
  }

  async agencyId(code: string): Promise<Id<"agc">> {
    const [row] = await this.query<{ id: Id<"agc"> }>("select id from agency where code = ?", [code]);
    if (row === undefined) throw new Error(`there is no agency ${code}`);
    return row.id;
  }
}
