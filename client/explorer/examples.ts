const texts = import.meta.glob<string>("../operations/examples/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** A saved operation: its first comment line is its title in both languages. */
export interface Example {
  readonly title: string;
  readonly query: string;
}

/** Every saved operation, in the order of its file names. */
export const examples: readonly Example[] = Object.entries(texts)
  .toSorted(([one], [other]) => one.localeCompare(other))
  .map(([path, query]) => ({ title: /^#\s*(.+)$/m.exec(query)?.[1] ?? path, query }));

/** Variables to fill in: each command gets a fresh key, so that opening an example twice makes two commands. */
export function variablesOf({ query }: Example): string {
  const names = [...query.matchAll(/\$(\w+): \w+!/g)].flatMap(([, name]) => name ?? []);
  if (names.length === 0) return "";
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, /key$/i.test(name) ? uuid7() : ""])), null, 2);
}

/** A UUID whose first 48 bits are the time in milliseconds (RFC 9562, section 5.7). */
function uuid7(): string {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-a${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
