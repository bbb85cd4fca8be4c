import { Migration } from "@mikro-orm/migrations";

/** The tables of the module matters. */
export class CreateMatters extends Migration {
  override up(): void {
    this.addSql(`create table "matter_class" (
  "code" varchar(255) not null,
  "name" varchar(255) not null,
  primary key ("code")
)`);
    this.addSql(`create table "matter" (
  "id" varchar(255) not null,
  "code" varchar(255) not null,
  "name" varchar(255) not null,
  "class_code" varchar(255) not null,
  "tier" text not null,
  "priority" int not null,
  "filing_condition" text null,
  "closing_condition" text null,
  "accept_within" jsonb not null,
  "arrive_within" jsonb null,
  "handle_within" jsonb not null,
  "check_within" jsonb not null,
  "is_settleable_on_the_spot" boolean not null,
  "needs_evidence" boolean not null,
  "is_penalty" boolean not null,
  "is_complaint" boolean not null,
  "is_confidential" boolean not null,
  "is_police_only" boolean not null,
  "result_codes" text[] not null,
  "keywords" text[] not null,
  "source" text not null,
  "retired_at" timestamptz null,
  primary key ("id")
)`);
    this.addSql(`alter table "matter" add constraint "matter_code_unique" unique ("code")`);
    this.addSql(`create index "matter_class_code_index" on "matter" ("class_code")`);
    this.addSql(
      `alter table "matter" add constraint "matter_tier_check" check ("tier" in ('ORDINARY', 'COORDINATED', 'EMERGENCY'))`,
    );
    this.addSql(`create table "responsibility_rule" (
  "id" varchar(255) not null,
  "matter_code" varchar(255) not null,
  "division_code" varchar(255) not null,
  "lead" jsonb not null,
  "supporting" jsonb not null,
  "delegated_power" text null,
  "basis" text not null,
  "is_invented" boolean not null,
  "valid_from" timestamptz not null,
  "valid_to" timestamptz null,
  primary key ("id")
)`);
    this.addSql(
      `create index "responsibility_rule_matter_code_division_code_index" on "responsibility_rule" ("matter_code", "division_code")`,
    );
    this.addSql(`create table "calendar_day" (
  "date" varchar(255) not null,
  "is_working" boolean not null,
  "name" varchar(255) null,
  "is_published" boolean not null,
  primary key ("date")
)`);
    this.addSql(`create table "result_code" (
  "code" varchar(255) not null,
  "name" varchar(255) not null,
  primary key ("code")
)`);
    this.addSql(`create table "center_limit" (
  "kind" varchar(255) not null,
  "tier" text not null,
  "amount" double precision not null,
  "clock" varchar(255) not null,
  "source" text not null,
  primary key ("kind",
  "tier")
)`);
    this.addSql(
      `alter table "center_limit" add constraint "center_limit_tier_check" check ("tier" in ('ORDINARY', 'COORDINATED', 'EMERGENCY'))`,
    );
  }

  override down(): void {
    this.addSql(`drop table "center_limit"`);
    this.addSql(`drop table "result_code"`);
    this.addSql(`drop table "calendar_day"`);
    this.addSql(`drop table "responsibility_rule"`);
    this.addSql(`drop table "matter"`);
    this.addSql(`drop table "matter_class"`);
  }
}
