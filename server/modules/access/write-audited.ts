import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { DomainEvent } from "../../kernel/event.js";
import type { CommandEnvironment } from "../../platform/commands/index.js";
import { appendJournal } from "../../platform/journal/index.js";

/** What signing in and out needs: the county's database, the time, and the hint after a commit. */
export type AccessEnvironment = Pick<CommandEnvironment, "database" | "clock" | "countyCode" | "onCommitted">;

/** One transaction about accounts or sessions. */
export interface AuditedWrite {
  readonly em: EntityManager;
  readonly now: Date;
  /** Adds an entry; all of them are appended with the commit. */
  readonly record: (event: DomainEvent) => void;
}

/** Whose act it is; null where nobody has proved who they are. */
export type Doer = Pick<Actor, "personId" | "personName" | "post"> | null;

/** Runs a change of accounts or sessions in one transaction with its journal entries; `doer` is asked after the work, which may find out who it is. */
export async function writeAudited<Value>(
  environment: AccessEnvironment,
  work: (write: AuditedWrite) => Promise<{ readonly value: Value; readonly doer: Doer }>,
): Promise<Value> {
  const { database, clock, countyCode, onCommitted } = environment;
  const now = clock.now();
  const [value, position] = await database.writeAsSystem("access", async (em) => {
    const events: DomainEvent[] = [];
    const { value: made, doer } = await work({ em, now, record: (event) => events.push(event) });
    await em.flush();
    const newest = await appendJournal(em, {
      events,
      numbered: [],
      countyCode,
      actor: doer,
      onBehalf: null,
      now,
      command: null,
    });
    return [made, newest] as const;
  });
  if (position !== null) onCommitted(position);
  return value;
}
