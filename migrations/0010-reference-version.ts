import { Migration } from "@mikro-orm/migrations";

const REFERENCE_TABLES = [
  "division",
  "grid",
  "line",
  "agency",
  "matter_class",
  "matter",
  "responsibility_rule",
  "calendar_day",
  "result_code",
  "center_limit",
];

/** One number that moves with every change of reference data: processes that keep it in memory compare it and read again. */
export class CreateReferenceVersion extends Migration {
  override up(): void {
    this.addSql(`create table "reference_version" (
  "only_row" boolean not null default true check ("only_row"),
  "version" bigint not null default 1,
  primary key ("only_row")
) with (fillfactor = 10)`);
    this.addSql(`insert into "reference_version" default values`);
    this.addSql(`create function "reference_version_move"() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  update reference_version set version = version + 1;
  return null;
end
$$`);
    for (const table of REFERENCE_TABLES) {
      this.addSql(`create trigger "reference_version_move" after insert or update or delete or truncate on "${table}"
  for each statement execute function "reference_version_move"()`);
    }
    this.addSql(`grant select on "reference_version" to muster_app`);
  }

  override down(): void {
    for (const table of REFERENCE_TABLES) this.addSql(`drop trigger "reference_version_move" on "${table}"`);
    this.addSql(`drop function "reference_version_move"()`);
    this.addSql(`drop table "reference_version"`);
  }
}
