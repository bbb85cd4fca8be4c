import { Migration } from "@mikro-orm/migrations";

/** The hash of the last entry that is kept no longer, so that the chain can be followed from the floor on. */
export class KeepJournalFloor extends Migration {
  override up(): void {
    this.addSql(`alter table "journal_head" add column "floor_hash" bytea not null default sha256('muster')`);
  }

  override down(): void {
    this.addSql(`alter table "journal_head" drop column "floor_hash"`);
  }
}
