type PinyinOf = (character: string) => readonly string[];

let pinyinOf: PinyinOf | null = null;
const known = new Map<string, string>();

/** Loads the dictionary of readings, once; until it is there nothing matches by initials. */
export async function loadInitials(): Promise<void> {
  const { pinyin } = await import("pinyin-pro");
  pinyinOf ??= (character) => pinyin(character, { type: "array", multiple: true, toneType: "none" });
}

/**
 * Whether a text has these letters as the initials of neighbouring characters, like "zdjy" in 店外占道经营; a character with several readings
 * counts by each of them, and what is no Chinese counts as it is written. False before `loadInitials` is done.
 */
export function matchesInitials(text: string, letters: string): boolean {
  if (pinyinOf === null || letters === "") return false;
  const wanted = letters.toLowerCase();
  const characters = [...text];
  for (let start = 0; start + wanted.length <= characters.length; start += 1)
    if (fitsAt(characters, start, wanted)) return true;
  return false;
}

function fitsAt(characters: readonly string[], start: number, wanted: string): boolean {
  for (let index = 0; index < wanted.length; index += 1) {
    const character = characters[start + index];
    if (character === undefined || !initialsOf(character).includes(wanted.charAt(index))) return false;
  }
  return true;
}

/** The first letters of every reading of a character; the character itself where it has none. */
function initialsOf(character: string): string {
  const kept = known.get(character);
  if (kept !== undefined) return kept;
  const readings = pinyinOf?.(character) ?? [];
  const initials = [...new Set(readings.map((reading) => reading.charAt(0).toLowerCase()))].join("");
  known.set(character, initials);
  return initials;
}
