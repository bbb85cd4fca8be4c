import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { FaultCounty } from "../../faults/kit/fault-world.js";
import { newId } from "../../../server/kernel/ids.js";

type Row = Readonly<Record<string, unknown>>;

/** The rows of one report that was carried out, and its entries, to be written again by hand. */
export interface Pattern {
  readonly tables: readonly {
    readonly table: string;
    readonly columns: readonly string[];
    readonly rows: readonly Row[];
  }[];
  readonly entries: readonly Row[];
}

const ENTRY = "position, stream_version, hash";

/** Reads the rows of the newest report, whatever tables it left them in. */
export async function readPattern(county: FaultCounty): Promise<Pattern> {
  const rowsOf = async (table: string, where: string): Promise<readonly Row[]> =>
    (await county.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t where ${where}`)).map(
      ({ row }) => row,
    );
  const [newest] = await rowsOf("incident", "id = (select max(id) from incident)");
  const id = String(newest?.["id"]);
  const tables = [];
  for (const [table, where] of [
    ["task", `incident_id = '${id}'`],
    ["deadline", `incident_id = '${id}'`],
    ["incident", `id = '${id}'`],
    ["report", `incident_id = '${id}'`],
  ] as const) {
    const rows = await rowsOf(table, where);
    tables.push({ table, rows, columns: Object.keys(rows[0] ?? {}) });
  }
  const columns = ENTRY.split(", ");
  const entries = (await rowsOf("journal", `incident_id = '${id}' order by position`)).map((entry) =>
    Object.fromEntries(Object.entries(entry).filter(([name]) => !columns.includes(name))),
  );
  return { tables, entries };
}

/**
 * The same rows by statements written by hand: prepared, one for each table, all of a report in one write and one transaction. With the
 * chain it takes a number and appends to the journal as the server does; without, nothing is common to two reports.
 */
export function insertByHand(pattern: Pattern, isChained: boolean): (client: pg.Client) => Promise<unknown> {
  return async (client) => {
    const ids = new Map<string, string>();
    const renew = (text: string): string =>
      text.replaceAll(/(inc|tsk|rep|dln)_[0-9a-f-]{36}/g, (old, prefix: "inc") => {
        const known = ids.get(old) ?? newId(prefix);
        ids.set(old, known);
        return known;
      });
    const ask = (name: string, text: string, values: unknown[] = []): Promise<unknown> =>
      client.query({ name, text, values });
    const statements = [
      ask("begin", "begin"),
      ask("grant", "select set_config('muster.grant', 'county', true)"),
      ask(
        "key",
        "insert into idempotency (actor_id, key, request_hash, created_at, answer) values ($1, $2, '\\x00', now(), '{}')",
        ["per_bench", randomUUID()],
      ),
      ...pattern.tables.map(({ table, columns, rows }) => {
        const made = renew(JSON.stringify(rows));
        return ask(isChained ? table : `${table} alone`, insertText(table, columns, isChained), [made]);
      }),
    ];
    if (isChained)
      statements.push(ask("append", "select journal_append($1, '[]', null)", [renew(JSON.stringify(pattern.entries))]));
    statements.push(ask("commit", "commit"));
    await Promise.all(statements);
  };
}

/** A report's number is its incident's, which is drawn where the incident is written. */
function insertText(table: string, columns: readonly string[], isChained: boolean): string {
  const drawn = isChained
    ? "'371323-' || to_char(now(), 'YYYYMMDD') || '-' || lpad(next_number(to_char(now(), 'YYYYMMDD'))::text, 6, '0')"
    : "null";
  const number: Readonly<Record<string, string>> = {
    incident: drawn,
    report: "(select number from incident where incident.id = made.incident_id)",
  };
  const values = columns.map((column) => (column === "number" ? (number[table] ?? "null") : `made.${column}`));
  return `insert into ${table} (${columns.join(", ")}) select ${values.join(", ")} from jsonb_populate_recordset(null::${table}, $1) made`;
}
