import { Migration } from "@mikro-orm/migrations";

/** What the application's role may do: it owns nothing, never changes or deletes history, and writes the journal only through its function. */
export class GrantApplication extends Migration {
  override up(): void {
    this.addSql(`alter table "journal" enable row level security`);
    this.addSql(`alter table "journal" force row level security`);
    this.addSql(`create policy "visible_by_audience" on "journal" using (
  (select current_setting('muster.grant', true)) in ('county', 'system')
  or division_code ^@ any ((select string_to_array(current_setting('muster.areas', true), ','))::text[])
  or agency_ids && (select string_to_array(current_setting('muster.agencies', true), ','))::text[]
  or (cardinality(affected_codes) > 0 and exists (select 1 from unnest(affected_codes) code
      where code ^@ any ((select string_to_array(current_setting('muster.areas', true), ','))::text[])))
) with check ((select current_setting('muster.grant', true)) in ('county', 'system'))`);
    this.addSql(`do $$ begin execute format('grant usage on schema %I to muster_app', current_schema()); end $$`);
    this.addSql(
      `do $$ begin execute format('grant select, insert, update on all tables in schema %I to muster_app', current_schema()); end $$`,
    );
    for (const table of ["post_holding", "squad_track", "idempotency", "session"])
      this.addSql(`grant delete on "${table}" to muster_app`);
    for (const table of ["journal", "journal_head", "daily_number", "incident_search", "migration"]) {
      this.addSql(`revoke insert, update, delete on "${table}" from muster_app`);
    }
    this.addSql(`revoke execute on function "journal_append"(jsonb, jsonb, jsonb) from public`);
    this.addSql(`grant execute on function "journal_append"(jsonb, jsonb, jsonb) to muster_app`);
  }

  override down(): void {
    this.addSql(
      `do $$ begin execute format('revoke all on all tables in schema %I from muster_app', current_schema()); end $$`,
    );
    this.addSql(`revoke execute on function "journal_append"(jsonb, jsonb, jsonb) from muster_app`);
    this.addSql(`grant execute on function "journal_append"(jsonb, jsonb, jsonb) to public`);
    this.addSql(`do $$ begin execute format('revoke usage on schema %I from muster_app', current_schema()); end $$`);
    this.addSql(`drop policy "visible_by_audience" on "journal"`);
    this.addSql(`alter table "journal" no force row level security`);
    this.addSql(`alter table "journal" disable row level security`);
  }
}
