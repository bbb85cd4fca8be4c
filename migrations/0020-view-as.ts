import { Migration } from "@mikro-orm/migrations";

/** The seat that an administrator's session looks from. */
export class AddViewedPost extends Migration {
  override up(): void {
    this.addSql(`alter table "session" add column "viewed_post_id" varchar(255) null`);
  }

  override down(): void {
    this.addSql(`alter table "session" drop column "viewed_post_id"`);
  }
}
