import { Migration } from "@mikro-orm/migrations";

/**
 * Where each incident stands in the lists of those it concerns: one row for every township and village that it lies in or reaches into,
 * every agency that takes part and every squad that was sent, in the order of reporting. A list that is narrower than the county is read
 * from here in order, whatever the length of the history. It is filled by triggers alone, has no policy and answers with ids only.
 */
export class ListIncidents extends Migration {
  override up(): void {
    this.addSql(`create table "incident_listing" (
  "key" text not null,
  "reported_at" timestamptz not null,
  "incident_id" text not null,
  "ended_as" text null,
  primary key ("key", "reported_at", "incident_id") include ("ended_as")
)`);
    this.addSql(`grant select on "incident_listing" to muster_app`);
    this.addSql(LISTING_KEYS);
    this.addSql(ENDED_AS);
    this.addSql(LIST_INCIDENT);
    this.addSql(LIST_SQUAD);
    this.addSql(`select set_config('muster.grant', 'system', true)`);
    this.addSql(`insert into incident_listing (key, reported_at, incident_id, ended_as)
  select key, i.reported_at, i.id, incident_ended_as(i.status) from incident i cross join lateral unnest(listing_keys(i)) key`);
    this.addSql(`select set_config('muster.grant', '', true)`);
    this.addSql(
      `create trigger "incident_listed" after insert on "incident" for each row execute function "list_incident"()`,
    );
    this.addSql(`create trigger "incident_listed_again" after update on "incident" for each row
      when (old.agency_ids <> new.agency_ids or old.affected_codes <> new.affected_codes or old.division_code <> new.division_code
        or old.reported_at <> new.reported_at or incident_ended_as(old.status) is distinct from incident_ended_as(new.status))
      execute function "list_incident"()`);
    this.addSql(
      `create trigger "squad_listed" after insert on "assignment" for each row execute function "list_squad"()`,
    );
    this.addSql(WORDS_AMONG);
    this.addSql(`revoke execute on function "incidents_among_with_words"(text[], text) from public`);
    this.addSql(`grant execute on function "incidents_among_with_words"(text[], text) to muster_app`);
    // What only narrowed lists were looked up by; a change of agencies no longer writes the words of an incident again.
    this.addSql(`drop trigger "incident_indexed" on "incident"`);
    this.addSql(INDEX_INCIDENT);
    this.addSql(indexedWhen(`"number", "title", "description", "address"`));
    this.addSql(`alter table "incident_search" drop column "agency_ids", drop column "affected_codes"`);
    this.addSql(`drop index "incident_division_code_index"`);
  }

  override down(): void {
    this.addSql(
      `create index "incident_division_code_index" on "incident" ("division_code" text_pattern_ops, "reported_at" desc)`,
    );
    this.addSql(`drop trigger "incident_indexed" on "incident"`);
    this.addSql(
      `alter table "incident_search" add column "agency_ids" text[] null, add column "affected_codes" text[] null`,
    );
    this.addSql(`select set_config('muster.grant', 'system', true)`);
    this.addSql(
      `update incident_search s set agency_ids = i.agency_ids, affected_codes = i.affected_codes from incident i where i.id = s.incident_id`,
    );
    this.addSql(`select set_config('muster.grant', '', true)`);
    this.addSql(
      `alter table "incident_search" alter column "agency_ids" set not null, alter column "affected_codes" set not null`,
    );
    this.addSql(
      `create index "incident_search_agency_ids_index" on "incident_search" using gin ("agency_ids") with (fastupdate = off)`,
    );
    this.addSql(`create index "incident_search_affected_codes_index" on "incident_search" using gin ("affected_codes") with (fastupdate = off)
      where "affected_codes" <> '{}'`);
    this.addSql(
      `create index "incident_search_reaching_index" on "incident_search" ("incident_id") where "affected_codes" <> '{}'`,
    );
    this.addSql(`grant select ("agency_ids", "affected_codes") on "incident_search" to muster_app`);
    this.addSql(INDEX_INCIDENT_BEFORE);
    this.addSql(indexedWhen(`"number", "title", "description", "address", "agency_ids", "affected_codes"`));
    this.addSql(`drop function "incidents_among_with_words"(text[], text)`);
    this.addSql(`drop trigger "squad_listed" on "assignment"`);
    this.addSql(`drop trigger "incident_listed_again" on "incident"`);
    this.addSql(`drop trigger "incident_listed" on "incident"`);
    this.addSql(`drop function "list_squad"()`);
    this.addSql(`drop function "list_incident"()`);
    this.addSql(`drop function "incident_ended_as"(text)`);
    this.addSql(`drop function "listing_keys"("incident")`);
    this.addSql(`drop table "incident_listing"`);
  }
}

/** Divisions by the codes of township and village, since wider areas are walked by time; squads by their assignments, which may be written before the incident. */
const LISTING_KEYS = `create function "listing_keys"(i "incident") returns text[]
language sql stable set search_path from current as $$
  select array_agg(distinct key) from (
    select unnest(i.agency_ids) union all
    select left(code, digits) from unnest(array[i.division_code::text] || i.affected_codes) code, unnest('{9,12}'::int[]) digits where length(code) >= digits union all
    select a.squad_id from assignment a where a.incident_id = i.id) keys(key)
$$`;

const ENDED_AS = `create function "incident_ended_as"(status text) returns text
language sql immutable parallel safe as $$ select case when status in ('CLOSED', 'REJECTED', 'DUPLICATE', 'CANCELLED') then status end $$`;

const LIST_INCIDENT = `create function "list_incident"() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'UPDATE' then
    delete from incident_listing where key = any(listing_keys(old)) and reported_at = old.reported_at and incident_id = old.id;
  end if;
  insert into incident_listing (key, reported_at, incident_id, ended_as)
    select key, new.reported_at, new.id, incident_ended_as(new.status) from unnest(listing_keys(new)) key;
  return null;
end
$$`;

const LIST_SQUAD = `create function "list_squad"() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  insert into incident_listing (key, reported_at, incident_id, ended_as)
    select new.squad_id, i.reported_at, i.id, incident_ended_as(i.status) from incident i where i.id = new.incident_id
    on conflict do nothing;
  return null;
end
$$`;

/** Words asked of many incidents at once, where a function for each would cost more than the search. */
const WORDS_AMONG = `create function "incidents_among_with_words"(ids text[], pattern text) returns setof text
language sql stable security definer set search_path from current as $$
  select s.incident_id from incident_search s where s.incident_id = any(ids) and lower(s.words) like pattern
$$`;

const INDEX_INCIDENT = `create or replace function "index_incident"() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  insert into incident_search (incident_id, words)
  values (new.id, concat_ws(E'\\n', new.number, new.title, new.description, new.address))
  on conflict (incident_id) do update set words = excluded.words;
  return null;
end
$$`;

const INDEX_INCIDENT_BEFORE = `create or replace function "index_incident"() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  insert into incident_search (incident_id, words, agency_ids, affected_codes)
  values (new.id, concat_ws(E'\\n', new.number, new.title, new.description, new.address), new.agency_ids, new.affected_codes)
  on conflict (incident_id) do update
    set words = excluded.words, agency_ids = excluded.agency_ids, affected_codes = excluded.affected_codes;
  return null;
end
$$`;

function indexedWhen(columns: string): string {
  return `create trigger "incident_indexed" after insert or update of ${columns}
      on "incident" for each row execute function "index_incident"()`;
}
