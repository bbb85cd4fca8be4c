/** Rows by a key of theirs, in the order they came; rows without the key are left out. */
export function groupRows<Key, Row>(
  found: readonly Row[],
  keyOf: (row: Row) => Key | null,
): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of found) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
