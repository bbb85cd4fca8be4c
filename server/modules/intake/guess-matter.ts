import type { Transaction } from "../../platform/commands/index.js";
import { matterSuggester } from "./matter-suggester.js";

/** The likeliest matter of a text as a guess that waits for a person, or null where no word of it is known. */
export async function guessMatter(tx: Transaction, text: string): Promise<string | null> {
  const suggest = await tx.reference(matterSuggester);
  return suggest(text, 1)[0]?.matterCode ?? null;
}
