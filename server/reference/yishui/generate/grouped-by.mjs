/** The items in lists by key, keys in order of first appearance (Map.groupBy, which Node 20 lacks). */
export function groupedBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
