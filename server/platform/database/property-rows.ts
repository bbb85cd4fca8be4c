import { MikroKyselyPlugin, type EntityManager, type MetadataStorage } from "@mikro-orm/postgresql";

const NAMING = { tableNamingStrategy: "entity", columnNamingStrategy: "property", convertValues: true } as const;

/** How the query builder's tables and columns are named: as in the code. */
export type Naming = typeof NAMING;

type Asked = Parameters<MikroKyselyPlugin["transformQuery"]>[0];
type Answered = Parameters<MikroKyselyPlugin["transformResult"]>[0];
type Answer = Answered["result"];

/** What a value of the driver becomes where it does not stay as it is. */
type Convert = (value: unknown) => unknown;

/** As much of a node of the query builder as says which entities a query reads. */
interface QueryNode {
  readonly node?: QueryNode;
  readonly table?: QueryNode;
  readonly into?: QueryNode;
  readonly identifier?: { readonly name: string };
  readonly from?: { readonly froms: readonly QueryNode[] };
  readonly joins?: readonly QueryNode[];
}

/**
 * Lets the query builder speak of entities and properties. Queries are named by MikroORM's own plugin; answers are not: it takes the
 * column `person_id` of any table for the column `id` of a joined table `person`, and goes through every column of every entity for every
 * row, which was a third of what a small query cost this process (tried with 7.2.1).
 */
export class PropertyRows {
  private readonly naming: MikroKyselyPlugin;
  private readonly asked = new WeakMap<Asked["queryId"], readonly string[]>();

  constructor(private readonly em: EntityManager) {
    this.naming = new MikroKyselyPlugin(em, NAMING);
  }

  /** Names a query's tables and columns, and notes which entities it reads. */
  transformQuery(asked: Asked): Asked["node"] {
    this.asked.set(asked.queryId, entitiesOf(asked.node as QueryNode));
    return this.naming.transformQuery(asked);
  }

  /** Gives every row the names and the values that the code uses. */
  async transformResult({ queryId, result }: Answered): Promise<Answer> {
    const [first] = result.rows;
    if (first === undefined) return result;
    const converts = convertsOf(this.em, this.asked.get(queryId) ?? []);
    const columns = Object.keys(first).map((column) => {
      const property = propertyOf(column);
      return { column, property, convert: converts.get(property) };
    });
    const isFine = columns.every(({ column, property, convert }) => column === property && convert === undefined);
    if (isFine) return result;
    const rows = result.rows.map((row) => {
      const renamed: Record<string, unknown> = {};
      for (const { column, property, convert } of columns) {
        const value = row[column];
        renamed[property] = convert === undefined || value == null ? value : convert(value);
      }
      return renamed;
    });
    return { ...result, rows };
  }
}

/** The entities that a query reads or writes, in the order in which it names them. */
function entitiesOf({ from, joins = [], into, table }: QueryNode): readonly string[] {
  const tables = [...(from?.froms ?? []), ...joins.map((join) => join.table), into, table];
  return tables.flatMap((named) => nameOf(named) ?? []);
}

/** The name at a table, under whatever alias; a subquery has none. */
function nameOf(node: QueryNode | undefined): string | undefined {
  if (node?.node !== undefined) return nameOf(node.node);
  return node?.identifier?.name ?? (node?.table === undefined ? undefined : nameOf(node.table));
}

const known = new WeakMap<MetadataStorage, Map<string, ReadonlyMap<string, Convert>>>();

/** How the properties of some entities are made from what the driver gives; of properties of one name the last entity's counts. */
function convertsOf(em: EntityManager, entities: readonly string[]): ReadonlyMap<string, Convert> {
  const metadata = em.getMetadata();
  const kept = known.get(metadata) ?? new Map<string, ReadonlyMap<string, Convert>>();
  known.set(metadata, kept);
  const key = entities.join(" ");
  const converts = kept.get(key) ?? new Map(entities.flatMap((entity) => convertsOfEntity(em, metadata, entity)));
  kept.set(key, converts);
  return converts;
}

function convertsOfEntity(em: EntityManager, metadata: MetadataStorage, entity: string): [string, Convert][] {
  const platform = em.getPlatform();
  const described = [...metadata].find(({ className }) => className === entity);
  return (described?.props ?? []).flatMap(({ name, customType, runtimeType }): [string, Convert][] => {
    if (customType !== undefined) return [[name, (value): unknown => customType.convertToJSValue(value, platform)]];
    if (runtimeType === "boolean") return [[name, Boolean]];
    if (runtimeType === "Date")
      return [[name, (value) => (value instanceof Date ? value : platform.parseDate(String(value)))]];
    return [];
  });
}

const properties = new Map<string, string>();

function propertyOf(column: string): string {
  const property =
    properties.get(column) ?? column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  properties.set(column, property);
  return property;
}
