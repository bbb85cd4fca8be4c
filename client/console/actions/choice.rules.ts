import { match, pinyin } from "pinyin-pro";

/** One thing of a list that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** More about it, in small. */
  readonly hint: string | null;
  /** What a search may find it by. */
  readonly search: string;
}

/** Whether what was typed finds a text: by its characters, its pinyin, or the initials of its pinyin. */
export function fitsChoice(typed: string, text: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "" || text.toLowerCase().includes(wanted)) return true;
  if (!/^[a-z]+$/.test(wanted)) return false;
  return match(text, wanted, { continuous: true }) !== null || initialsOf(text).includes(wanted);
}

const known = new Map<string, string>();

/** The initials of a text's pinyin, like xjh for 许家湖; reckoned once. */
export function initialsOf(text: string): string {
  const initials =
    known.get(text) ?? pinyin(text, { pattern: "first", toneType: "none", type: "array" }).join("").toLowerCase();
  known.set(text, initials);
  return initials;
}
