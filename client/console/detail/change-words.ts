import { resultWords, type Words } from "../words/index.js";

/** Which of an entry's changes say something to a person, and how. */
const SAID = ["reason", "basis", "text", "note", "instruction", "result", "resultCode", "overrideReason"] as const;

/** What an entry changed, in the words that people wrote and the names of results; ids and versions are for programs. */
export function changeWords(changes: unknown, words: Words): readonly string[] {
  if (changes === null || typeof changes !== "object") return [];
  return SAID.flatMap((name) => {
    const said: unknown = Reflect.get(changes, name);
    return typeof said === "string" && said !== "" ? [name === "resultCode" ? resultWords(words, said) : said] : [];
  });
}
