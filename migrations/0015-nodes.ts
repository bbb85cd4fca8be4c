import { Migration } from "@mikro-orm/migrations";

/** The API nodes of this county as they last gave word; unlogged, because a node that lives writes its row again within seconds. */
export class CreateNodes extends Migration {
  override up(): void {
    this.addSql(`create unlogged table "node" (
  "id" text not null,
  "started_at" timestamptz not null,
  "seen_at" timestamptz not null,
  "position" bigint not null,
  primary key ("id")
) with (fillfactor = 50)`);
    this.addSql(`grant select, insert, update, delete on "node" to muster_app`);
  }

  override down(): void {
    this.addSql(`drop table "node"`);
  }
}
