import { Migration } from "@mikro-orm/migrations";

/** The tables of the module geography. */
export class CreateGeography extends Migration {
  override up(): void {
    this.addSql(`create table "division" (
  "code" varchar(255) not null,
  "id" varchar(255) not null,
  "name" varchar(255) not null,
  "level" text not null,
  "kind" text not null,
  "parent_code" varchar(255) null,
  "seat_longitude" double precision null,
  "seat_latitude" double precision null,
  "boundary" jsonb null,
  "is_boundary_synthetic" boolean not null,
  "pinyin" varchar(255) null,
  "pinyin_initials" varchar(255) null,
  primary key ("code")
)`);
    this.addSql(`alter table "division" add constraint "division_id_unique" unique ("id")`);
    this.addSql(`create index "division_parent_code_index" on "division" ("parent_code")`);
    this.addSql(
      `alter table "division" add constraint "division_level_check" check ("level" in ('COUNTY', 'TOWNSHIP', 'VILLAGE'))`,
    );
    this.addSql(
      `alter table "division" add constraint "division_kind_check" check ("kind" in ('COUNTY', 'STREET', 'TOWN', 'TOWNSHIP', 'VILLAGE_COMMITTEE', 'RESIDENTS_COMMITTEE'))`,
    );
    this.addSql(`create table "grid" (
  "code" varchar(255) not null,
  "id" varchar(255) not null,
  "name" varchar(255) not null,
  "kind" text not null,
  "village_code" varchar(255) not null,
  "boundary" jsonb null,
  primary key ("code")
)`);
    this.addSql(`alter table "grid" add constraint "grid_id_unique" unique ("id")`);
    this.addSql(`create index "grid_village_code_index" on "grid" ("village_code")`);
    this.addSql(`alter table "grid" add constraint "grid_kind_check" check ("kind" in ('BASE', 'DEDICATED'))`);
  }

  override down(): void {
    this.addSql(`drop table "grid"`);
    this.addSql(`drop table "division"`);
  }
}
