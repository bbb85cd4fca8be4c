import { Migration } from "@mikro-orm/migrations";

/** The tables of the module incidents. */
export class CreateIncidents extends Migration {
  override up(): void {
    this.addSql(`create table "incident" (
  "id" varchar(255) not null,
  "number" varchar(255) null,
  "version" int not null default 1,
  "status" text not null,
  "tier" text not null,
  "priority" int not null,
  "title" text not null,
  "description" text not null,
  "is_confidential" boolean not null,
  "matter_code" varchar(255) null,
  "is_matter_guessed" boolean not null,
  "source" text not null,
  "external_number" varchar(255) null,
  "upstream_due_at" timestamptz null,
  "longitude" double precision null,
  "latitude" double precision null,
  "source_longitude" double precision null,
  "source_latitude" double precision null,
  "source_system" varchar(255) null,
  "accuracy_meters" double precision null,
  "address" text null,
  "division_code" varchar(255) not null,
  "township_code" varchar(255) null,
  "village_code" varchar(255) null,
  "grid_code" varchar(255) null,
  "affected_codes" text[] not null,
  "agency_ids" text[] not null,
  "commanding_center_id" varchar(255) not null,
  "lead_agency_id" varchar(255) null,
  "supporting_agency_ids" text[] not null,
  "handling_agency_ids" text[] not null,
  "routing" jsonb null,
  "duplicate_of_id" varchar(255) null,
  "return_requests" int not null,
  "is_ruling_pending" boolean not null,
  "round" int not null,
  "live_tasks" int not null,
  "disposition" text null,
  "check_result" text null,
  "suspended_from" text null,
  "suspension_reason" text null,
  "suspension_review_at" timestamptz null,
  "next_due_at" timestamptz null,
  "reported_by_id" varchar(255) null,
  "occurred_at" timestamptz null,
  "reported_at" timestamptz not null,
  "verifying_since" timestamptz null,
  "verified_at" timestamptz null,
  "filed_at" timestamptz null,
  "dispatched_at" timestamptz null,
  "arrived_at" timestamptz null,
  "handled_at" timestamptz null,
  "checked_at" timestamptz null,
  "closed_at" timestamptz null,
  primary key ("id")
)`);
    this.addSql(`alter table "incident" add constraint "incident_number_unique" unique ("number")`);
    this.addSql(`create index "incident_duplicate_of_id_index" on "incident" ("duplicate_of_id")`);
    this.addSql(
      `alter table "incident" add constraint "incident_status_check" check ("status" in ('REPORTED', 'VERIFYING', 'FILED', 'DISPATCHED', 'HANDLING', 'FEEDBACK', 'CHECKING', 'CLOSED', 'REJECTED', 'DUPLICATE', 'SUSPENDED', 'CANCELLED'))`,
    );
    this.addSql(
      `alter table "incident" add constraint "incident_tier_check" check ("tier" in ('ORDINARY', 'COORDINATED', 'EMERGENCY'))`,
    );
    this.addSql(
      `alter table "incident" add constraint "incident_source_check" check ("source" in ('GRID_WORKER', 'HOTLINE_12345', 'POLICE_110', 'CITIZEN_APP', 'PATROL', 'AGENCY', 'SUPERIOR', 'LEADER_INSTRUCTION', 'PETITION', 'SENSOR', 'VIDEO', 'MEDIA', 'WALK_IN'))`,
    );
    this.addSql(
      `alter table "incident" add constraint "incident_disposition_check" check ("disposition" in ('RESOLVED', 'ON_THE_SPOT', 'ANSWERED', 'NOT_FOUND', 'DUPLICATE', 'TRANSFERRED', 'ENFORCEMENT_FILED'))`,
    );
    this.addSql(
      `alter table "incident" add constraint "incident_check_result_check" check ("check_result" in ('PASSED', 'FAILED', 'NOT_CHECKABLE'))`,
    );
    this.addSql(
      `alter table "incident" add constraint "incident_suspended_from_check" check ("suspended_from" in ('REPORTED', 'VERIFYING', 'FILED', 'DISPATCHED', 'HANDLING', 'FEEDBACK', 'CHECKING', 'CLOSED', 'REJECTED', 'DUPLICATE', 'SUSPENDED', 'CANCELLED'))`,
    );
    this.addSql(`alter table "incident" enable row level security`);
    this.addSql(`alter table "incident" force row level security`);
    this.addSql(
      `create policy "visible_by_audience" on "incident" using ((select current_setting('muster.grant', true)) in ('county', 'system') or division_code ^@ any ((select string_to_array(current_setting('muster.areas', true), ','))::text[]) or agency_ids && (select string_to_array(current_setting('muster.agencies', true), ','))::text[] or (cardinality(affected_codes) > 0 and exists (select 1 from unnest(affected_codes) code where code ^@ any ((select string_to_array(current_setting('muster.areas', true), ','))::text[])))) with check ((select current_setting('muster.grant', true)) in ('county', 'system'))`,
    );
    this.addSql(`create table "report" (
  "id" varchar(255) not null,
  "incident_id" varchar(255) not null,
  "original_incident_id" varchar(255) not null,
  "number" varchar(255) null,
  "source" text not null,
  "external_number" varchar(255) null,
  "text" text not null,
  "reporter_name" varchar(255) null,
  "reporter_phone" varchar(255) null,
  "reported_by_id" varchar(255) null,
  "longitude" double precision null,
  "latitude" double precision null,
  "occurred_at" timestamptz null,
  "reported_at" timestamptz not null,
  primary key ("id")
)`);
    this.addSql(`create index "report_incident_id_index" on "report" ("incident_id")`);
    this.addSql(
      `alter table "report" add constraint "report_source_check" check ("source" in ('GRID_WORKER', 'HOTLINE_12345', 'POLICE_110', 'CITIZEN_APP', 'PATROL', 'AGENCY', 'SUPERIOR', 'LEADER_INSTRUCTION', 'PETITION', 'SENSOR', 'VIDEO', 'MEDIA', 'WALK_IN'))`,
    );
    this.addSql(`alter table "report" enable row level security`);
    this.addSql(`alter table "report" force row level security`);
    this.addSql(
      `create policy "visible_with_incident" on "report" using ((select current_setting('muster.grant', true)) in ('county', 'system') or exists (select 1 from incident where incident.id = report.incident_id)) with check ((select current_setting('muster.grant', true)) in ('county', 'system'))`,
    );
    this.addSql(`create table "deadline" (
  "id" varchar(255) not null,
  "incident_id" varchar(255) not null,
  "task_id" varchar(255) null,
  "kind" text not null,
  "clock" text null,
  "due_at" timestamptz not null,
  "met_at" timestamptz null,
  "paused_at" timestamptz null,
  "extended_from" timestamptz null,
  "cancelled_at" timestamptz null,
  "is_provisional" boolean not null,
  primary key ("id")
)`);
    this.addSql(`create index "deadline_incident_id_index" on "deadline" ("incident_id")`);
    this.addSql(`create index "deadline_task_id_index" on "deadline" ("task_id")`);
    this.addSql(
      `alter table "deadline" add constraint "deadline_clock_check" check ("clock" in ('WALL_TIME', 'WORKING_HOURS', 'WORKING_DAYS'))`,
    );
    this.addSql(
      `alter table "deadline" add constraint "deadline_kind_check" check ("kind" in ('VERIFY', 'FILE', 'DISPATCH', 'ACCEPT', 'ARRIVE', 'HANDLE', 'CHECK', 'CLOSE', 'UPSTREAM'))`,
    );
    this.addSql(`alter table "deadline" enable row level security`);
    this.addSql(`alter table "deadline" force row level security`);
    this.addSql(
      `create policy "visible_with_incident" on "deadline" using ((select current_setting('muster.grant', true)) in ('county', 'system') or exists (select 1 from incident where incident.id = deadline.incident_id)) with check ((select current_setting('muster.grant', true)) in ('county', 'system'))`,
    );
    this.addSql(`create table "evidence" (
  "id" varchar(255) not null,
  "incident_id" varchar(255) null,
  "task_id" varchar(255) null,
  "kind" varchar(255) not null,
  "content_type" varchar(255) not null,
  "bytes" int not null,
  "sha256" varchar(255) not null,
  "captured_at" timestamptz null,
  "received_at" timestamptz not null,
  "longitude" double precision null,
  "latitude" double precision null,
  "registered_by_id" varchar(255) not null,
  "upload_token_hash" varchar(255) null,
  "upload_expires_at" timestamptz null,
  "uploaded_at" timestamptz null,
  primary key ("id")
)`);
    this.addSql(`create index "evidence_incident_id_index" on "evidence" ("incident_id")`);
    this.addSql(`create index "evidence_task_id_index" on "evidence" ("task_id")`);
    this.addSql(
      `alter table "evidence" add constraint "evidence_upload_token_hash_unique" unique ("upload_token_hash")`,
    );
    this.addSql(`alter table "evidence" enable row level security`);
    this.addSql(`alter table "evidence" force row level security`);
    this.addSql(
      `create policy "visible_with_incident_or_own" on "evidence" using ((select current_setting('muster.grant', true)) in ('county', 'system') or evidence.registered_by_id = (select current_setting('muster.person', true)) or exists (select 1 from incident where incident.id = evidence.incident_id)) with check ((select current_setting('muster.grant', true)) in ('county', 'system'))`,
    );
    this.addSql(
      `alter table "report" add constraint "report_incident_fk" foreign key ("incident_id") references "incident" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "deadline" add constraint "deadline_incident_fk" foreign key ("incident_id") references "incident" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "evidence" add constraint "evidence_incident_fk" foreign key ("incident_id") references "incident" ("id") deferrable initially deferred`,
    );
  }

  override down(): void {
    this.addSql(`drop table "evidence"`);
    this.addSql(`drop table "deadline"`);
    this.addSql(`drop table "report"`);
    this.addSql(`drop table "incident"`);
  }
}
