import { Migration } from "@mikro-orm/migrations";

/**
 * The journal: one head row per county, updated by the last statement of every writing transaction, so that positions are dense,
 * in commit order, and chained by their hashes. Only the functions write it: the application's role may not touch the tables.
 */
export class CreateJournal extends Migration {
  override up(): void {
    this.addSql(`create table "journal_head" (
  "only_row" boolean not null default true check ("only_row"),
  "epoch" uuid not null default gen_random_uuid(),
  "position" bigint not null default 0,
  "floor" bigint not null default 0,
  "hash" bytea not null default sha256('muster'),
  primary key ("only_row")
) with (fillfactor = 10)`);
    this.addSql(`insert into "journal_head" default values`);
    this.addSql(`create table "journal" (
  "position" bigint not null,
  "stream" text not null,
  "stream_version" int not null,
  "type" text not null,
  "occurred_at" timestamptz not null,
  "recorded_at" timestamptz not null,
  "actor_id" text null,
  "actor" text not null,
  "summary" text not null,
  "changes" jsonb not null,
  "incident_id" text null,
  "task_id" text null,
  "assignment_id" text null,
  "squad_id" text null,
  "division_code" text not null,
  "affected_codes" text[] not null,
  "agency_ids" text[] not null,
  "hash" bytea not null,
  primary key ("position"),
  constraint "journal_stream_version_unique" unique ("stream", "stream_version")
)`);
    this.addSql(
      `create table "daily_number" ("day" text not null, "value" int not null, primary key ("day")) with (fillfactor = 10)`,
    );
    this.addSql(`create table "idempotency" (
  "actor_id" text not null,
  "key" text not null,
  "request_hash" bytea not null,
  "answer" jsonb null,
  "created_at" timestamptz not null,
  primary key ("actor_id", "key")
)`);
    this.addSql(`create index "idempotency_created_at_index" on "idempotency" ("created_at")`);
    this.addSql(JOURNAL_DIGEST);
    this.addSql(JOURNAL_APPEND);
  }

  override down(): void {
    this.addSql(`drop function "journal_append"(jsonb, jsonb, jsonb)`);
    this.addSql(`drop function "journal_digest"(bytea, "journal")`);
    this.addSql(`drop table "idempotency"`);
    this.addSql(`drop table "daily_number"`);
    this.addSql(`drop table "journal"`);
    this.addSql(`drop table "journal_head"`);
  }
}

/** The hash of an entry covers every column but the hash itself, times as microseconds so that no session setting changes the text. */
const JOURNAL_DIGEST = `create function "journal_digest"(previous bytea, entry "journal") returns bytea
language sql immutable as $$
  select sha256(previous || convert_to(jsonb_build_array(
    entry.position, entry.stream, entry.stream_version, entry.type,
    (extract(epoch from entry.occurred_at) * 1000000)::bigint, (extract(epoch from entry.recorded_at) * 1000000)::bigint,
    entry.actor_id, entry.actor, entry.summary, entry.changes,
    entry.incident_id, entry.task_id, entry.assignment_id, entry.squad_id,
    entry.division_code, to_jsonb(entry.affected_codes), to_jsonb(entry.agency_ids))::text, 'UTF8'))
$$`;

/**
 * Appends the entries of one command, numbers its new incidents and stores its answer: always the last statement before commit,
 * because the head row stays locked until then and must never wait for the application.
 */
export const JOURNAL_APPEND = `create function "journal_append"(entries jsonb, numbered jsonb, command jsonb) returns bigint
language plpgsql security definer set search_path from current as $$
declare
  head journal_head;
  item jsonb;
  entry journal;
  next_number int;
begin
  perform set_config('muster.grant', 'system', true);
  for item in select * from jsonb_array_elements(numbered) loop
    insert into daily_number as d (day, value) values (item->>'day', 1)
      on conflict (day) do update set value = d.value + 1 returning d.value into next_number;
    update incident set number = (item->>'prefix') || '-' || (item->>'day') || '-' || lpad(next_number::text, 6, '0')
      where id = item->>'incidentId' and number is null;
    update report set number = (item->>'prefix') || '-' || (item->>'day') || '-' || lpad(next_number::text, 6, '0')
      where incident_id = item->>'incidentId' and number is null;
  end loop;
  if command is not null then
    update idempotency set answer = command->'answer' where actor_id = command->>'actorId' and key = command->>'key';
  end if;
  if jsonb_array_length(entries) = 0 then
    return null;
  end if;
  update journal_head set position = position + jsonb_array_length(entries) where only_row returning * into strict head;
  head.position := head.position - jsonb_array_length(entries);
  for item in select * from jsonb_array_elements(entries) loop
    head.position := head.position + 1;
    entry := jsonb_populate_record(null::journal, item);
    entry.position := head.position;
    select coalesce(max(j.stream_version), 0) + 1 into entry.stream_version from journal j where j.stream = entry.stream;
    entry.hash := journal_digest(head.hash, entry);
    head.hash := entry.hash;
    insert into journal select entry.*;
  end loop;
  update journal_head set hash = head.hash where only_row;
  return head.position;
end
$$`;
