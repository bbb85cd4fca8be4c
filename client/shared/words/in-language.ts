/** Chinese, then a sentence of several English words that begins with a capital and goes on to the end. */
const BOTH = /^(?<zh>.*?[\p{Script=Han}\d。；！？）”])\s*(?<en>[A-Z][\u0020-\u007E]* [^。；]*)$/u;

/** What a sentence of the server says in one language: it says most things in Chinese and then in English. What it says in one only stays whole. */
export function inLanguage(language: "zh" | "en", text: string): string {
  return BOTH.exec(text)?.groups?.[language] ?? text;
}
