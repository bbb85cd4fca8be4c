/** What was asked: which benches, in which order, and whether small. */
export interface AskedBenches {
  readonly names: readonly string[];
  readonly isQuick: boolean;
}

/** Reads the arguments of `npm run bench`; a text says how to ask where they cannot be understood. */
export function readCommandLine(words: readonly string[], known: readonly string[]): AskedBenches | string {
  const names = words.filter((word) => !word.startsWith("--"));
  const switches = words.filter((word) => word.startsWith("--"));
  const strange = [
    ...names.filter((name) => name !== "all" && !known.includes(name)),
    ...switches.filter((word) => word !== "--quick"),
  ];
  const usage = `npm run bench -- ${[...known, "all"].join("|")} [--quick]`;
  if (strange.length > 0) return `不认识 unknown: ${strange.join(" ")}\n用法 usage: ${usage}`;
  if (names.length === 0) return `请指明测什么。Say what to measure.\n用法 usage: ${usage}`;
  const isAll = names.includes("all");
  return { names: known.filter((name) => isAll || names.includes(name)), isQuick: switches.length > 0 };
}
