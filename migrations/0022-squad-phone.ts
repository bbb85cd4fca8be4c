import { Migration } from "@mikro-orm/migrations";

/** What the phone of a squad or a grid worker needs: the digest of an original photo, and one's own reports found at once. */
export class ServeSquadPhone extends Migration {
  override up(): void {
    this.addSql(`alter table "evidence" add column "original_sha256" varchar(255) null`);
    this.addSql(`create index "report_reported_by_id_index" on "report" ("reported_by_id")`);
  }

  override down(): void {
    this.addSql(`drop index "report_reported_by_id_index"`);
    this.addSql(`alter table "evidence" drop column "original_sha256"`);
  }
}
