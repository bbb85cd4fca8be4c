import { findPinyin } from "../words/index.js";

/** One thing of a list that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** More about it, in small. */
  readonly hint: string | null;
  /** What a search may find it by. */
  readonly search: string;
}

/** Whether what was typed finds a text: by its characters, its pinyin or the initials of its pinyin. */
export function fitsChoice(typed: string, text: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return wanted === "" || text.toLowerCase().includes(wanted) || findPinyin(text, wanted) >= 0;
}
