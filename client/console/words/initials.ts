type PinyinOf = (character: string) => readonly string[];

let pinyinOf: PinyinOf | null = null;
const known = new Map<string, string>();

/** Loads the dictionary of readings, once; until it is there nothing matches by initials. */
export async function loadInitials(): Promise<void> {
  const { pinyin } = await import("pinyin-pro");
  pinyinOf ??= (character) => pinyin(character, { type: "array", multiple: true, toneType: "none", v: true });
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

/**
 * Where in a text these letters read on as pinyin, each character in full, by its initial or by what of it was typed so far: "xjh", "xujiahu"
 * and "xujh" all find 许家湖 at 0. -1 where they do not, and before `loadInitials` is done.
 */
export function findPinyin(text: string, letters: string): number {
  if (pinyinOf === null || letters === "") return -1;
  const wanted = letters.toLowerCase();
  const characters = [...text];
  return characters.findIndex((_, start) => readsOn(characters, start, wanted));
}

function readsOn(characters: readonly string[], index: number, rest: string): boolean {
  if (rest === "") return true;
  const character = characters[index];
  if (character === undefined) return false;
  for (const reading of readingsOf(character))
    for (let length = 1; length <= reading.length && rest.startsWith(reading.slice(0, length)); length += 1)
      if (readsOn(characters, index + 1, rest.slice(length))) return true;
  return false;
}

const read = new Map<string, readonly string[]>();

/** Every reading of a character; itself where it has none. */
function readingsOf(character: string): readonly string[] {
  const kept = read.get(character);
  if (kept !== undefined) return kept;
  const readings = [...new Set((pinyinOf?.(character) ?? []).map((reading) => reading.toLowerCase()))];
  read.set(character, readings);
  return readings;
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
