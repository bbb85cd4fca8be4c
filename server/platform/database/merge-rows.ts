import type { EntityManager, EntityName } from "@mikro-orm/postgresql";

/** What a load did to the rows of one kind, by their natural keys. */
export interface LoadedRows {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** No longer in the files and ended by this load. */
  readonly retired: readonly string[];
  /** No longer in the files but kept as they are, since others refer to them. */
  readonly kept: readonly string[];
  readonly unchanged: number;
}

/** What merging did, and which rows of the table were not given. */
export interface MergedRows extends Omit<LoadedRows, "retired" | "kept"> {
  readonly missing: readonly string[];
}

/** The rows to merge by their natural key; `whenNew` gives a new row what an old one keeps, such as its id. */
export interface Merge<Row extends object> {
  readonly key: readonly (keyof Row & string)[];
  readonly rows: readonly Row[];
  readonly whenNew?: (row: Row) => object;
}

interface Difference {
  readonly place: number | null;
  readonly name: string;
  readonly difference: "added" | "changed" | "missing";
}

/**
 * Makes the rows of a table equal to the given ones in the given properties: at most three statements whatever their number, and a row that is
 * equal already is not even locked. Nothing is ever deleted.
 */
export async function mergeRows<Entity extends object, Row extends object>(
  em: EntityManager,
  entity: EntityName<Entity>,
  { key, rows, whenNew }: Merge<Row>,
): Promise<MergedRows> {
  const table = new Columns(em.getMetadata(entity));
  const properties = Object.keys(rows[0] ?? {});
  const differences = await findDifferences(em, table, key, rows);
  const rowsThat = (kind: Difference["difference"]) =>
    differences.flatMap(({ place, difference }) => {
      const row = place === null ? undefined : rows[place - 1];
      return row === undefined || difference !== kind ? [] : [row];
    });
  const namesOf = (kind: Difference["difference"]) =>
    differences.flatMap(({ name, difference }) => (difference === kind ? [name] : []));
  const changed = rowsThat("changed");
  if (changed.length > 0) {
    const others = properties.filter((property) => !key.some((part) => part === property));
    const set = others.map((property) => `${table.column(property)} = given.${table.column(property)}`).join(", ");
    const statement = `update ${table.name} known set ${set} from ${table.given} given where ${table.sameKey(key)}`;
    await em.execute(statement, [table.json(changed)]);
  }
  const added = rowsThat("added").map((row) => ({ ...row, ...whenNew?.(row) }));
  if (added.length > 0) {
    const columns = Object.keys(added[0] ?? {}).map((property) => table.column(property));
    const statement = `insert into ${table.name} (${columns.join(", ")}) select ${columns.join(", ")} from ${table.given} given`;
    await em.execute(statement, [table.json(added)]);
  }
  return {
    added: namesOf("added"),
    changed: namesOf("changed"),
    unchanged: rows.length - added.length - changed.length,
    missing: namesOf("missing"),
  };
}

async function findDifferences<Row extends object>(
  em: EntityManager,
  table: Columns,
  key: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<readonly Difference[]> {
  const [first] = key;
  if (first === undefined) throw new Error(`rows of ${table.name} need a key to be merged by`);
  const compared = Object.keys(rows[0] ?? {}).map((property) => table.column(property));
  const side = (name: string) => compared.map((column) => `${name}.${column}`).join(", ");
  const isNew = `known.${table.column(first)} is null`;
  const isMissing = `given.${table.column(first)} is null`;
  const named = key.map((property) => `coalesce(given.${table.column(property)}, known.${table.column(property)})`);
  return em.execute<Difference[]>(
    `select given.ordinality::int as place, concat_ws(' ', ${named.join(", ")}) as name,
  case when ${isNew} then 'added' when ${isMissing} then 'missing' else 'changed' end as difference
from ${table.given} with ordinality given full join ${table.name} known on ${table.sameKey(key)}
where ${isNew} or ${isMissing}${compared.length === 0 ? "" : ` or row(${side("given")}) is distinct from row(${side("known")})`}
order by place, name`,
    [table.json(rows)],
  );
}

interface TableDescription {
  readonly tableName: string;
  readonly props: readonly { readonly name: string; readonly fieldNames: readonly string[] }[];
}

/** The table of an entity in SQL: its name, its columns by property, and rows given as one JSON parameter typed by the table itself. */
class Columns {
  readonly name: string;
  readonly given: string;
  private readonly columns: ReadonlyMap<string, string>;

  constructor({ tableName, props }: TableDescription) {
    this.name = `"${tableName}"`;
    // The row type is taken from the table and not by name: "line" alone would be PostgreSQL's own geometric type.
    this.given = `jsonb_populate_recordset((select sample from ${this.name} sample limit 0), ?::jsonb)`;
    this.columns = new Map(props.map(({ name, fieldNames }) => [name, fieldNames[0] ?? name]));
  }

  column(property: string): string {
    const column = this.columns.get(property);
    if (column === undefined) throw new Error(`${this.name} has no property ${property}`);
    return `"${column}"`;
  }

  sameKey(key: readonly string[]): string {
    return key.map((property) => `known.${this.column(property)} = given.${this.column(property)}`).join(" and ");
  }

  json(rows: readonly object[]): string {
    return JSON.stringify(
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [this.columns.get(name) ?? name, value])),
      ),
    );
  }
}
