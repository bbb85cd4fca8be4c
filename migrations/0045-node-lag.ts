import { Migration } from "@mikro-orm/migrations";

/** How far a node was behind when it gave word: against the head of that moment, since a busy county writes on until somebody looks. */
export class KeepNodeLag extends Migration {
  override up(): void {
    this.addSql(`alter table "node" add column "lag" bigint not null default 0`);
  }

  override down(): void {
    this.addSql(`alter table "node" drop column "lag"`);
  }
}
