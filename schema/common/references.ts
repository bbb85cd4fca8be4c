/** The rows that were found, in the order in which they were asked for. */
export async function found<Row>(asked: readonly Promise<Row | null>[]): Promise<Row[]> {
  const rows = await Promise.all(asked);
  return rows.flatMap((row) => (row === null ? [] : [row]));
}
