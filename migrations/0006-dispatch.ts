import { Migration } from "@mikro-orm/migrations";

/** The tables of the module dispatch. */
export class CreateDispatch extends Migration {
  override up(): void {
    this.addSql(`create table "task" (
  "id" varchar(255) not null,
  "version" int not null default 1,
  "incident_id" varchar(255) not null,
  "role" text not null,
  "round" int not null,
  "agency_id" varchar(255) not null,
  "status" text not null,
  "status_before_return" text null,
  "duty" text null,
  "instruction" text null,
  "offered_at" timestamptz not null,
  "delivered_at" timestamptz null,
  "accepted_at" timestamptz null,
  "is_deemed_accepted" boolean not null,
  "arrived_at" timestamptz null,
  "done_at" timestamptz null,
  "ended_at" timestamptz null,
  "result_code" varchar(255) null,
  "result" text null,
  primary key ("id")
)`);
    this.addSql(`create index "task_incident_id_index" on "task" ("incident_id")`);
    this.addSql(`create index "task_agency_id_index" on "task" ("agency_id")`);
    this.addSql(
      `alter table "task" add constraint "task_role_check" check ("role" in ('LEAD', 'ASSIST', 'VERIFY', 'CHECK'))`,
    );
    this.addSql(
      `alter table "task" add constraint "task_status_check" check ("status" in ('OFFERED', 'ACCEPTED', 'RETURN_REQUESTED', 'RETURNED', 'DONE', 'CONFIRMED', 'RECALLED', 'WAIVED'))`,
    );
    this.addSql(
      `alter table "task" add constraint "task_status_before_return_check" check ("status_before_return" in ('OFFERED', 'ACCEPTED', 'RETURN_REQUESTED', 'RETURNED', 'DONE', 'CONFIRMED', 'RECALLED', 'WAIVED'))`,
    );
    this.addSql(`alter table "task" enable row level security`);
    this.addSql(`alter table "task" force row level security`);
    this.addSql(
      `create policy "visible_with_incident" on "task" using ((select current_setting('muster.grant', true)) in ('county', 'system') or exists (select 1 from incident where incident.id = task.incident_id)) with check ((select current_setting('muster.grant', true)) in ('county', 'system'))`,
    );
    this.addSql(`create table "assignment" (
  "id" varchar(255) not null,
  "version" int not null default 1,
  "incident_id" varchar(255) not null,
  "task_id" varchar(255) not null,
  "squad_id" varchar(255) not null,
  "status" text not null,
  "override_reason" text null,
  "recall_reason" text null,
  "offered_at" timestamptz not null,
  "delivered_at" timestamptz null,
  "accepted_at" timestamptz null,
  "departed_at" timestamptz null,
  "arrived_at" timestamptz null,
  "cleared_at" timestamptz null,
  primary key ("id")
)`);
    this.addSql(`create index "assignment_incident_id_index" on "assignment" ("incident_id")`);
    this.addSql(`create index "assignment_task_id_index" on "assignment" ("task_id")`);
    this.addSql(`create index "assignment_squad_live" on "assignment" ("squad_id", "status")`);
    this.addSql(
      `alter table "assignment" add constraint "assignment_status_check" check ("status" in ('OFFERED', 'ACCEPTED', 'EN_ROUTE', 'ON_SITE', 'CLEARED', 'RECALLED', 'EXPIRED'))`,
    );
    this.addSql(`alter table "assignment" enable row level security`);
    this.addSql(`alter table "assignment" force row level security`);
    this.addSql(
      `create policy "visible_with_incident" on "assignment" using ((select current_setting('muster.grant', true)) in ('county', 'system') or exists (select 1 from incident where incident.id = assignment.incident_id)) with check ((select current_setting('muster.grant', true)) in ('county', 'system'))`,
    );
    this.addSql(`create table "return_request" (
  "id" varchar(255) not null,
  "incident_id" varchar(255) not null,
  "task_id" varchar(255) not null,
  "agency_id" varchar(255) not null,
  "basis" text not null,
  "is_for_county_ruling" boolean not null,
  "requested_by_id" varchar(255) not null,
  "requested_at" timestamptz not null,
  "ruled_by_id" varchar(255) null,
  "ruled_at" timestamptz null,
  "is_granted" boolean null,
  "reason" text null,
  primary key ("id")
)`);
    this.addSql(`create index "return_request_incident_id_index" on "return_request" ("incident_id")`);
    this.addSql(`create index "return_request_task_id_index" on "return_request" ("task_id")`);
    this.addSql(`alter table "return_request" enable row level security`);
    this.addSql(`alter table "return_request" force row level security`);
    this.addSql(
      `create policy "visible_with_incident" on "return_request" using ((select current_setting('muster.grant', true)) in ('county', 'system') or exists (select 1 from incident where incident.id = return_request.incident_id)) with check ((select current_setting('muster.grant', true)) in ('county', 'system'))`,
    );
    this.addSql(
      `alter table "task" add constraint "task_incident_fk" foreign key ("incident_id") references "incident" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "assignment" add constraint "assignment_incident_fk" foreign key ("incident_id") references "incident" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "return_request" add constraint "return_request_incident_fk" foreign key ("incident_id") references "incident" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "assignment" add constraint "assignment_task_fk" foreign key ("task_id") references "task" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "return_request" add constraint "return_request_task_fk" foreign key ("task_id") references "task" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "deadline" add constraint "deadline_task_fk" foreign key ("task_id") references "task" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "evidence" add constraint "evidence_task_fk" foreign key ("task_id") references "task" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "assignment" add constraint "assignment_squad_fk" foreign key ("squad_id") references "squad" ("id") deferrable initially deferred`,
    );
  }

  override down(): void {
    this.addSql(`alter table "deadline" drop constraint "deadline_task_fk"`);
    this.addSql(`alter table "evidence" drop constraint "evidence_task_fk"`);
    this.addSql(`drop table "return_request"`);
    this.addSql(`drop table "assignment"`);
    this.addSql(`drop table "task"`);
  }
}
