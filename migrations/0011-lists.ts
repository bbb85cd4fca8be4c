import { Migration } from "@mikro-orm/migrations";

/** Indexes behind the lists of tasks and the figures of the board, and how busy a squad is whatever the reader may see of its incidents. */
export class IndexLists extends Migration {
  override up(): void {
    this.addSql(`create index "task_offered_at_index" on "task" ("offered_at" desc, "id" desc)`);
    this.addSql(
      `create index "task_live_index" on "task" ("offered_at" desc, "id" desc) where "status" in ('OFFERED', 'ACCEPTED', 'RETURN_REQUESTED')`,
    );
    this.addSql(`create index "task_agency_offered_at_index" on "task" ("agency_id", "offered_at" desc, "id" desc)`);
    this.addSql(`create index "task_accepted_at_index" on "task" ("accepted_at") where "accepted_at" is not null`);
    this.addSql(`create index "incident_arrived_at_index" on "incident" ("arrived_at") where "arrived_at" is not null`);
    this.addSql(`create index "incident_handled_at_index" on "incident" ("handled_at") where "handled_at" is not null`);
    this.addSql(`create index "incident_closed_at_index" on "incident" ("closed_at") where "closed_at" is not null`);
    this.addSql(
      `create index "deadline_armed_index" on "deadline" ("due_at") where "met_at" is null and "paused_at" is null and "cancelled_at" is null`,
    );
    this.addSql(
      `create index "incident_search_reaching_index" on "incident_search" ("incident_id") where "affected_codes" <> '{}'`,
    );
    this.addSql(SQUAD_ENGAGEMENT);
    this.addSql(`revoke execute on function "squad_engagement"(text[]) from public`);
    this.addSql(`grant execute on function "squad_engagement"(text[]) to muster_app`);
  }

  override down(): void {
    this.addSql(`drop function "squad_engagement"(text[])`);
    for (const index of [
      "incident_search_reaching_index",
      "deadline_armed_index",
      "incident_closed_at_index",
      "incident_handled_at_index",
      "incident_arrived_at_index",
      "task_accepted_at_index",
      "task_agency_offered_at_index",
      "task_live_index",
      "task_offered_at_index",
    ]) {
      this.addSql(`drop index "${index}"`);
    }
  }
}

/** A squad on an incident that the reader may not see is busy all the same: the function tells how many live assignments, never which. */
const SQUAD_ENGAGEMENT = `create function "squad_engagement"(squads text[]) returns table ("squad_id" text, "status" text, "count" int)
language plpgsql security definer set search_path from current as $$
declare
  granted text := current_setting('muster.grant', true);
begin
  perform set_config('muster.grant', 'system', true);
  return query select a.squad_id::text, a.status, count(*)::int from assignment a
    where a.squad_id = any(squads) and a.status in ('OFFERED', 'ACCEPTED', 'EN_ROUTE', 'ON_SITE') group by 1, 2;
  perform set_config('muster.grant', coalesce(granted, ''), true);
end
$$`;
