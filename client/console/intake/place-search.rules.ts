/** A township or village that can be chosen as the place of a report. */
export interface PlaceChoice {
  readonly code: string;
  readonly name: string;
  /** The township that a village lies in; null for what is no village. */
  readonly townshipName: string | null;
}

/** Where typed letters begin to fit a name; -1 where they do not. */
export type FindIn = (name: string, typed: string) => number;

const TOWNSHIP_DIGITS = 9;
const MOST = 30;

/** Names each division's township, so that a village is found by both. */
export function placeChoicesOf(
  divisions: readonly { readonly code: string; readonly name: string }[],
): readonly PlaceChoice[] {
  const names = new Map(divisions.map(({ code, name }) => [code, name]));
  return divisions.map(({ code, name }) => ({
    code,
    name,
    townshipName: code.length > TOWNSHIP_DIGITS ? (names.get(code.slice(0, TOWNSHIP_DIGITS)) ?? null) : null,
  }));
}

/**
 * The places that every typed word finds, by their own name or their township's. What begins with what was typed comes first, then what
 * holds it in its own name, then what only its township's name holds; 30 at most.
 */
export function searchPlaces(choices: readonly PlaceChoice[], typed: string, find: FindIn): readonly PlaceChoice[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return choices
    .map((choice) => ({ choice, rank: rankOf(choice, words, find) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

const NOT_FOUND = 3;

function rankOf({ name, townshipName }: PlaceChoice, words: readonly string[], find: FindIn): number {
  const ranks = words.map((word) => {
    const at = find(name, word);
    if (at === 0) return 0;
    if (at > 0) return 1;
    return townshipName !== null && find(townshipName, word) >= 0 ? 2 : NOT_FOUND;
  });
  if (ranks.includes(NOT_FOUND)) return NOT_FOUND;
  return Math.min(NOT_FOUND - 1, ...ranks);
}
