import { Migration } from "@mikro-orm/migrations";

/** The tables of the module organisations. */
export class CreateOrganisations extends Migration {
  override up(): void {
    this.addSql(`create table "line" (
  "code" varchar(255) not null,
  "name" varchar(255) not null,
  primary key ("code")
)`);
    this.addSql(`create table "agency" (
  "id" varchar(255) not null,
  "code" varchar(255) not null,
  "name" varchar(255) not null,
  "kind" text not null,
  "line_code" varchar(255) null,
  "division_code" varchar(255) not null,
  "is_stationed" boolean not null,
  "line_department_id" varchar(255) null,
  "duty_hours" varchar(255) not null,
  "accepts_direct_dispatch" boolean not null,
  primary key ("id")
)`);
    this.addSql(`alter table "agency" add constraint "agency_code_unique" unique ("code")`);
    this.addSql(`create index "agency_division_code_index" on "agency" ("division_code")`);
    this.addSql(`create index "agency_line_department_id_index" on "agency" ("line_department_id")`);
    this.addSql(
      `alter table "agency" add constraint "agency_kind_check" check ("kind" in ('COMMAND_CENTER', 'GRID_CENTER', 'ENFORCEMENT_OFFICE', 'POLICE_STATION', 'NATURAL_RESOURCES_OFFICE', 'WATER_CENTER', 'MARKET_SUPERVISION_OFFICE', 'JUSTICE_OFFICE', 'SERVICE_CENTER', 'TOWNSHIP_OFFICE', 'VILLAGE_COMMITTEE', 'COUNTY_DEPARTMENT', 'FIRE_RESCUE', 'HEALTH_INSTITUTION', 'UTILITY'))`,
    );
    this.addSql(`create table "squad" (
  "id" varchar(255) not null,
  "version" int not null default 1,
  "call_sign" varchar(255) not null,
  "name" varchar(255) not null,
  "agency_id" varchar(255) not null,
  "required_certified" int not null,
  "is_on_duty" boolean not null,
  "duty_since" timestamptz null,
  "crew_ids" text[] not null,
  "vehicle" varchar(255) null,
  "longitude" double precision null,
  "latitude" double precision null,
  "accuracy_meters" double precision null,
  "position_taken_at" timestamptz null,
  "position_received_at" timestamptz null,
  primary key ("id")
)`);
    this.addSql(`alter table "squad" add constraint "squad_call_sign_unique" unique ("call_sign")`);
    this.addSql(`create index "squad_agency_id_index" on "squad" ("agency_id")`);
    this.addSql(`create table "squad_track" (
  "squad_id" varchar(255) not null,
  "taken_at" timestamptz not null,
  "received_at" timestamptz not null,
  "longitude" double precision not null,
  "latitude" double precision not null,
  "accuracy_meters" double precision null,
  primary key ("squad_id",
  "taken_at")
)`);
    this.addSql(`create table "person" (
  "id" varchar(255) not null,
  "code" varchar(255) not null,
  "name" varchar(255) not null,
  "phone" varchar(255) null,
  "is_certified" boolean not null,
  "is_invented" boolean not null,
  "disabled_at" timestamptz null,
  "authorisation_version" int not null default 1,
  primary key ("id")
)`);
    this.addSql(`alter table "person" add constraint "person_code_unique" unique ("code")`);
    this.addSql(`create table "post_holding" (
  "id" varchar(255) not null,
  "person_id" varchar(255) not null,
  "post" text not null,
  "agency_id" varchar(255) null,
  "division_code" varchar(255) null,
  "grid_code" varchar(255) null,
  "squad_id" varchar(255) null,
  "ended_at" timestamptz null,
  primary key ("id")
)`);
    this.addSql(`create index "post_holding_person_id_index" on "post_holding" ("person_id")`);
    this.addSql(`create index "post_holding_agency_id_index" on "post_holding" ("agency_id")`);
    this.addSql(`create index "post_holding_grid_code_index" on "post_holding" ("grid_code")`);
    this.addSql(`create index "post_holding_squad_id_index" on "post_holding" ("squad_id")`);
    this.addSql(
      `alter table "post_holding" add constraint "post_holding_post_check" check ("post" in ('COMMANDER', 'SHIFT_LEADER', 'DISPATCHER', 'INTAKE_CLERK', 'CHECKER', 'SUPERVISOR', 'AGENCY_LEADER', 'SQUAD_MEMBER', 'GRID_WORKER', 'VILLAGE_ASSISTANT', 'AUDITOR', 'ADMINISTRATOR'))`,
    );
    this.addSql(
      `alter table "squad" add constraint "squad_agency_fk" foreign key ("agency_id") references "agency" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "squad_track" add constraint "squad_track_squad_fk" foreign key ("squad_id") references "squad" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "post_holding" add constraint "post_holding_person_fk" foreign key ("person_id") references "person" ("id") deferrable initially deferred`,
    );
  }

  override down(): void {
    this.addSql(`drop table "post_holding"`);
    this.addSql(`drop table "person"`);
    this.addSql(`drop table "squad_track"`);
    this.addSql(`drop table "squad"`);
    this.addSql(`drop table "agency"`);
    this.addSql(`drop table "line"`);
  }
}
