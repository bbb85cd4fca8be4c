import { pinyinInitials } from "./pinyin-initials.rules.js";

/** What a search looks at. */
export interface SearchableMatter {
  readonly code: string;
  readonly name: string;
  readonly keywords: readonly string[];
}

/** The matters that a text finds by code, name, keyword or pinyin initials, the closest first; an empty text finds all. */
export function searchMatters<Matter extends SearchableMatter>(
  matters: readonly Matter[],
  search: string,
): readonly Matter[] {
  const text = search.trim().toLowerCase();
  if (text === "") return matters;
  return matters
    .map((matter) => ({ matter, rank: rankOf(matter, text) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ matter }) => matter);
}

const NOT_FOUND = 9;

function rankOf({ code, name, keywords }: SearchableMatter, text: string): number {
  if (code === text || name === text) return 0;
  if (code.startsWith(text) || name.startsWith(text)) return 1;
  if (name.includes(text)) return 2;
  if (keywords.some((keyword) => keyword.includes(text) || text.includes(keyword))) return 3;
  if (!/^[a-z0-9]+$/.test(text)) return NOT_FOUND;
  if (pinyinInitials(name).startsWith(text)) return 4;
  if (pinyinInitials(name).includes(text)) return 5;
  return keywords.some((keyword) => pinyinInitials(keyword).startsWith(text)) ? 6 : NOT_FOUND;
}
