import type { FaultCounty } from "../../faults/kit/fault-world.js";

/** What PostgreSQL must be started with to tell where its time goes. */
export const TELLING = {
  shared_preload_libraries: "pg_stat_statements",
  "pg_stat_statements.track": "all",
  track_wal_io_timing: "on",
} as const;

/** The statements of a report by a piece of their text; those inside of functions are told of by themselves. */
const STEPS: readonly (readonly [string, string])[] = [
  ["append_commands, everything in it", "select append_commands%"],
  ["the key claimed, the answer kept", "insert into idempotency%"],
  ["a number drawn", "%insert into daily_number%"],
  ["incident", "insert into incident select%"],
  ["its words and bigrams, by trigger", "insert into incident_search%"],
  ["its places in lists, by trigger", "%incident_listing%"],
  ["report", "insert into report select%"],
  ["tasks", "insert into task select%"],
  ["deadlines", "insert into deadline select%"],
  ["foreign keys at the commit", "select % from only %incident%"],
  ["journal: a stream's next version", "select coalesce(max(j.stream_version)%"],
  ["journal: hashes", "%select sha256(%"],
  ["journal: entries", "insert into journal%"],
  ["journal: head", "update journal_head%"],
  ["reading the answer", 'select "id", "number"%'],
  ["looking who asks", 'select "session"%'],
  ["live: reading the journal", "%from journal_head left join%"],
];

/** How long PostgreSQL worked on one statement of a report, in milliseconds for each report. */
export interface StatementTime {
  readonly step: string;
  readonly calls: number;
  readonly ms: number;
}

/** Begins to count. */
export async function beginCounting(county: FaultCounty): Promise<void> {
  await county.query("create extension if not exists pg_stat_statements with schema public");
  await county.query("select public.pg_stat_statements_reset(), pg_stat_reset_shared('io')");
}

/** What was counted since, for each of so many reports, and how long the disk took for a commit. */
export async function countedSince(
  county: FaultCounty,
  reports: number,
): Promise<{ readonly statements: readonly StatementTime[]; readonly flushes: number; readonly flushMs: number }> {
  const found = await Promise.all(
    STEPS.map(async ([step, like]) => {
      const [row] = await county.query<{ calls: number; ms: number }>(
        `select coalesce(sum(calls), 0)::float as calls, coalesce(sum(total_exec_time), 0)::float as ms from public.pg_stat_statements
         where regexp_replace(lower(query), '\\s+', ' ', 'g') like '${like.replaceAll("'", "''")}'`,
      );
      return { step, calls: (row?.calls ?? 0) / reports, ms: (row?.ms ?? 0) / reports };
    }),
  );
  const [wal] = await county.query<{ flushes: number; ms: number }>(
    "select coalesce(sum(fsyncs), 0)::float as flushes, coalesce(sum(fsync_time), 0)::float as ms from pg_stat_io where object = 'wal'",
  );
  const flushes = wal?.flushes ?? 0;
  return { statements: found, flushes: flushes / reports, flushMs: (wal?.ms ?? 0) / flushes };
}
