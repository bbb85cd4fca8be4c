import { Migration } from "@mikro-orm/migrations";

/**
 * The words of incidents are searched through functions that answer with ids: the table has no policy, so the application may no
 * longer read the words themselves, and what row-level security hides cannot be read beside it.
 */
export class HideSearchWords extends Migration {
  override up(): void {
    this.addSql(`create function "incident_has_words"(id text, pattern text) returns boolean
language sql stable security definer set search_path from current as $$
  select lower(s.words) like pattern from incident_search s where s.incident_id = id
$$`);
    this.addSql(`create function "incidents_with_words"(term text, pattern text) returns setof text
language sql stable security definer rows 100 set search_path from current as $$
  select s.incident_id from incident_search s where bigrams(s.words) @> bigrams(term) and lower(s.words) like pattern
$$`);
    for (const signature of [`"incident_has_words"(text, text)`, `"incidents_with_words"(text, text)`]) {
      this.addSql(`revoke execute on function ${signature} from public`);
      this.addSql(`grant execute on function ${signature} to muster_app`);
    }
    this.addSql(`revoke select on "incident_search" from muster_app`);
    this.addSql(`grant select ("incident_id", "agency_ids", "affected_codes") on "incident_search" to muster_app`);
  }

  override down(): void {
    this.addSql(`revoke select ("incident_id", "agency_ids", "affected_codes") on "incident_search" from muster_app`);
    this.addSql(`grant select on "incident_search" to muster_app`);
    this.addSql(`drop function "incidents_with_words"(text, text)`);
    this.addSql(`drop function "incident_has_words"(text, text)`);
  }
}
