import { pinyinInitials } from "./pinyin-initials.js";

interface Findable {
  readonly code: string;
  readonly name: string;
}

/** The matters that a text finds by name, code or pinyin initials, the closest first; none for no text. */
export function findMatters<Matter extends Findable>(matters: readonly Matter[], search: string): readonly Matter[] {
  const text = search.trim().toLowerCase();
  if (text === "") return [];
  return matters
    .map((matter) => ({ matter, rank: rankOf(matter, text) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ matter }) => matter);
}

const NOT_FOUND = 9;

function rankOf({ code, name }: Findable, text: string): number {
  if (name === text || code === text) return 0;
  if (name.startsWith(text) || code.startsWith(text)) return 1;
  if (name.includes(text)) return 2;
  // A whole sentence finds the matter that it names.
  if (text.includes(name)) return 3;
  if (!/^[a-z]+$/.test(text)) return NOT_FOUND;
  const initials = pinyinInitials(name);
  if (initials.startsWith(text)) return 4;
  return initials.includes(text) ? 5 : NOT_FOUND;
}
