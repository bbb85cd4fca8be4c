import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { DomainEvent } from "../../kernel/event.js";
import type { Id } from "../../kernel/ids.js";

/** What one command leaves behind: its events, the incidents to number, and its answer. */
export interface JournalBatch {
  readonly events: readonly DomainEvent[];
  readonly numbered: readonly Id<"inc">[];
  readonly countyCode: string;
  readonly actor: Pick<Actor, "personId" | "personName" | "post"> | null;
  readonly onBehalf: string | null;
  readonly now: Date;
  readonly command: { readonly actorId: string; readonly key: string; readonly answer: unknown } | null;
}

/** Appends the batch as the last statement before commit and returns the newest position, or null where nothing was recorded. */
export async function appendJournal(em: EntityManager, batch: JournalBatch): Promise<bigint | null> {
  const { events, numbered, countyCode, actor, onBehalf, now, command } = batch;
  const day = chinaDay(now);
  const who =
    actor === null ? "系统" : onBehalf === null ? `${actor.personName}` : `${actor.personName}（代 ${onBehalf}）`;
  const entries = events.map((event) => ({
    stream: event.stream,
    type: event.type,
    occurred_at: (event.occurredAt ?? now).toISOString(),
    recorded_at: now.toISOString(),
    actor_id: actor?.personId ?? null,
    actor: who,
    summary: event.summary,
    changes: event.changes,
    incident_id: event.incidentId ?? null,
    task_id: event.taskId ?? null,
    assignment_id: event.assignmentId ?? null,
    squad_id: event.squadId ?? null,
    division_code: event.audience.divisionCode,
    affected_codes: event.audience.affectedCodes,
    agency_ids: event.audience.agencyIds,
  }));
  const numbers = numbered.map((incidentId) => ({ incidentId, day, prefix: countyCode }));
  const [row] = await em.execute<{ position: string | null }[]>(
    "select journal_append(?::jsonb, ?::jsonb, ?::jsonb) as position",
    [JSON.stringify(entries), JSON.stringify(numbers), command === null ? null : JSON.stringify(command)],
  );
  return row?.position == null ? null : BigInt(row.position);
}

/** The day in China, as it stands in the numbers for people. */
function chinaDay(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "");
}
