import { Migration } from "@mikro-orm/migrations";

/** What evidence was registered as stands: the application may tie it to an incident and note its upload, and change nothing else of it. */
export class LetEvidenceStand extends Migration {
  override up(): void {
    this.addSql(`revoke update on "evidence" from muster_app`);
    this.addSql(
      `grant update ("incident_id", "task_id", "upload_token_hash", "upload_expires_at", "uploaded_at") on "evidence" to muster_app`,
    );
  }

  override down(): void {
    this.addSql(
      `revoke update ("incident_id", "task_id", "upload_token_hash", "upload_expires_at", "uploaded_at") on "evidence" from muster_app`,
    );
    this.addSql(`grant update on "evidence" to muster_app`);
  }
}
