import { Migration } from "@mikro-orm/migrations";

/** The tables of the module access. */
export class CreateAccess extends Migration {
  override up(): void {
    this.addSql(`create table "credential" (
  "person_id" varchar(255) not null,
  "name" varchar(255) not null,
  "password_hash" text not null,
  "failures" int not null default 0,
  "locked_until" timestamptz null,
  "is_demo" boolean not null default false,
  primary key ("person_id")
)`);
    this.addSql(`alter table "credential" add constraint "credential_name_unique" unique ("name")`);
    this.addSql(`create table "session" (
  "id" varchar(255) not null,
  "token_hash" varchar(255) not null,
  "person_id" varchar(255) not null,
  "post_id" varchar(255) not null,
  "created_at" timestamptz not null,
  "last_seen_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "revoked_at" timestamptz null,
  primary key ("id")
)`);
    this.addSql(`alter table "session" add constraint "session_token_hash_unique" unique ("token_hash")`);
    this.addSql(`create index "session_person_id_index" on "session" ("person_id")`);
    this.addSql(
      `alter table "credential" add constraint "credential_person_fk" foreign key ("person_id") references "person" ("id") deferrable initially deferred`,
    );
    this.addSql(
      `alter table "session" add constraint "session_person_fk" foreign key ("person_id") references "person" ("id") deferrable initially deferred`,
    );
  }

  override down(): void {
    this.addSql(`drop table "session"`);
    this.addSql(`drop table "credential"`);
  }
}
