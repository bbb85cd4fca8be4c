import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { DomainEvent } from "../../kernel/event.js";
import type { Id } from "../../kernel/ids.js";
import { literal } from "../database/index.js";

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
  return appendedPosition(await em.execute(appendStatement(batch)));
}

/** The statement that appends the batch; always the last one before commit. */
export function appendStatement(batch: JournalBatch): string {
  const values = [journalEntries(batch), numberedIncidents(batch), batch.command].map((value) =>
    value === null ? "null" : literal(JSON.stringify(value)),
  );
  return `select journal_append(${values.join(", ")}) as position`;
}

/** The position that a function which appends has answered, or null where nothing was recorded. */
export function appendedPosition([row]: readonly Record<string, unknown>[]): bigint | null {
  const position = row?.["position"];
  return typeof position === "string" ? BigInt(position) : null;
}

/** The entries of a batch as the journal's functions take them. */
export function journalEntries({ events, actor, onBehalf, now }: JournalBatch): readonly object[] {
  const who =
    actor === null ? "系统" : onBehalf === null ? `${actor.personName}` : `${actor.personName}（代 ${onBehalf}）`;
  return events.map((event) => ({
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
}

/** The new incidents of a batch with what their numbers are made from. */
export function numberedIncidents({ numbered, countyCode, now }: JournalBatch): readonly object[] {
  const day = chinaDay(now);
  return numbered.map((incidentId) => ({ incidentId, day, prefix: countyCode }));
}

/** The day in China, as it stands in the numbers for people. */
function chinaDay(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "");
}
