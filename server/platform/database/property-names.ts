/** What the query builder hands to a plugin and takes back. */
interface Answer<Row> {
  readonly rows: Row[];
}

/**
 * Names the columns of an answer as the properties of the entities before MikroORM's own plugin looks at them. That one takes the column
 * `person_id` of any table for the column `id` of a joined table `person` (tried with 7.2.1), so a join would answer the wrong ids.
 */
export class PropertyNames {
  /** Queries stay as they are. */
  transformQuery<Node>({ node }: { readonly node: Node }): Node {
    return node;
  }

  /** Every row of the answer under the names that the code uses. */
  transformResult<Row extends Record<string, unknown>, Result extends Answer<Row>>({
    result,
  }: {
    readonly result: Result;
  }): Promise<Result> {
    const renamed = Object.keys(result.rows[0] ?? {}).map((column) => [column, propertyOf(column)] as const);
    if (renamed.every(([column, property]) => column === property)) return Promise.resolve(result);
    const rows = result.rows.map((row) =>
      Object.fromEntries(renamed.map(([column, property]) => [property, row[column]])),
    );
    return Promise.resolve({ ...result, rows });
  }
}

function propertyOf(column: string): string {
  return column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
