import { Migration } from "@mikro-orm/migrations";

/**
 * A table of ids and index terms beside the incidents, without a policy of its own: text and array operators are not leakproof,
 * so under a policy their indexes would never be used. It is filled by a trigger alone and answers with ids only.
 */
export class CreateSearch extends Migration {
  override up(): void {
    this.addSql(`create function "bigrams"(words text) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(lower(words), n, 2)), '{}') from generate_series(1, length(words) - 1) n
$$`);
    this.addSql(`create table "incident_search" (
  "incident_id" text not null,
  "words" text not null,
  "agency_ids" text[] not null,
  "affected_codes" text[] not null,
  primary key ("incident_id")
)`);
    this.addSql(
      `create index "incident_search_words_index" on "incident_search" using gin (bigrams("words")) with (fastupdate = off)`,
    );
    this.addSql(
      `create index "incident_search_agency_ids_index" on "incident_search" using gin ("agency_ids") with (fastupdate = off)`,
    );
    this.addSql(`create index "incident_search_affected_codes_index" on "incident_search" using gin ("affected_codes") with (fastupdate = off)
      where "affected_codes" <> '{}'`);
    this.addSql(`create function "index_incident"() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  insert into incident_search (incident_id, words, agency_ids, affected_codes)
  values (new.id, concat_ws(E'\\n', new.number, new.title, new.description, new.address), new.agency_ids, new.affected_codes)
  on conflict (incident_id) do update
    set words = excluded.words, agency_ids = excluded.agency_ids, affected_codes = excluded.affected_codes;
  return null;
end
$$`);
    this.addSql(`create trigger "incident_indexed" after insert or update of "number", "title", "description", "address", "agency_ids", "affected_codes"
      on "incident" for each row execute function "index_incident"()`);
    this.addSql(`create index "incident_reported_at_index" on "incident" ("reported_at" desc, "id" desc)`);
    this.addSql(
      `create index "incident_open_index" on "incident" ("reported_at" desc, "id" desc) where "status" not in ('CLOSED', 'REJECTED', 'DUPLICATE', 'CANCELLED')`,
    );
    this.addSql(
      `create index "incident_next_due_at_index" on "incident" ("next_due_at", "id") where "next_due_at" is not null`,
    );
    this.addSql(
      `create index "incident_division_code_index" on "incident" ("division_code" text_pattern_ops, "reported_at" desc)`,
    );
    this.addSql(`create index "incident_matter_code_index" on "incident" ("matter_code", "reported_at" desc)`);
    this.addSql(
      `create index "incident_location_index" on "incident" ("longitude", "latitude") where "longitude" is not null`,
    );
    this.addSql(
      `create index "journal_incident_id_index" on "journal" ("incident_id", "position") where "incident_id" is not null`,
    );
  }

  override down(): void {
    for (const index of [
      "journal_incident_id_index",
      "incident_location_index",
      "incident_matter_code_index",
      "incident_division_code_index",
      "incident_next_due_at_index",
      "incident_open_index",
      "incident_reported_at_index",
    ]) {
      this.addSql(`drop index "${index}"`);
    }
    this.addSql(`drop trigger "incident_indexed" on "incident"`);
    this.addSql(`drop function "index_incident"()`);
    this.addSql(`drop table "incident_search"`);
    this.addSql(`drop function "bigrams"(text)`);
  }
}
