import { termsOf } from "./text-terms.rules.js";

/** A text that a person filed under a matter. */
export interface FiledText {
  readonly text: string;
  readonly matterCode: string;
}

/** What was learned, as plain counts by matter: how many texts, and in how many of them each term stands. No text can be read back from it. */
export interface LearnedTerms {
  readonly texts: Readonly<Record<string, number>>;
  readonly terms: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Before anything was filed. */
export const NOTHING_LEARNED: LearnedTerms = { texts: {}, terms: {} };

/** Adds filed texts to what was learned, in any order and any portions; the old counts are left as they were. */
export function learn(learned: LearnedTerms, filed: Iterable<FiledText>): LearnedTerms {
  const texts: Record<string, number> = { ...learned.texts };
  const terms: Record<string, Record<string, number>> = {};
  for (const { text, matterCode } of filed) {
    texts[matterCode] = (texts[matterCode] ?? 0) + 1;
    const counts = (terms[matterCode] ??= { ...learned.terms[matterCode] });
    for (const term of termsOf(text)) counts[term] = (counts[term] ?? 0) + 1;
  }
  return { texts, terms: { ...learned.terms, ...terms } };
}
