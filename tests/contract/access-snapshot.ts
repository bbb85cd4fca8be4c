import pg from "pg";

/** Every table that a command of the matrix changes; the journal is left to grow, as it only ever does. */
const CHANGED = [
  "incident",
  "report",
  "deadline",
  "evidence",
  "task",
  "assignment",
  "return_request",
  "squad",
  "squad_track",
  // Triggers keep these in step, and the way back goes past every trigger.
  "incident_listing",
  "incident_search",
];

/** What only grows, or is put back row by row because there is much of it. */
const WATCHED = [...CHANGED, "person", "daily_number", "idempotency", "journal", "journal_head"];

const PEOPLE_BACK = `update person p set disabled_at = k.disabled_at, authorisation_version = k.authorisation_version from kept.person k
  where k.id = p.id and (p.disabled_at, p.authorisation_version) is distinct from (k.disabled_at, k.authorisation_version)`;

/** The rows as they stood, to go back to after a command that was done; past every policy and trigger. */
export class Snapshot {
  private constructor(private readonly client: pg.Client) {}

  static async take(superuserUrl: string): Promise<Snapshot> {
    const client = new pg.Client({ connectionString: superuserUrl });
    client.on("error", () => undefined);
    await client.connect();
    await client.query(
      "select set_config('search_path', relnamespace::regnamespace::text, false) from pg_class where relname = 'incident'",
    );
    await client.query("set session_replication_role = replica; create schema kept");
    for (const table of [...CHANGED, "person"]) await client.query(`create table kept.${table} as table ${table}`);
    return new Snapshot(client);
  }

  /** Puts every table back and takes the given steps from there. */
  async restore(steps: readonly string[] = []): Promise<void> {
    const back = CHANGED.map((table) => `delete from ${table}; insert into ${table} select * from kept.${table}`);
    await this.client.query(["begin", ...back, PEOPLE_BACK, ...steps, "commit"].join(";"));
  }

  /** Rows and contents of every table that a command may write, the journal included. */
  async fingerprint(): Promise<string> {
    const parts = WATCHED.map(
      (table) =>
        `select '${table}' || count(*) || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${table} t`,
    );
    const { rows } = await this.client.query<{ sum: string }>(parts.join(" union all "));
    // PostgreSQL may answer the parts in any order.
    return rows
      .map(({ sum }) => sum)
      .toSorted()
      .join();
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
