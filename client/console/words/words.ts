import i18next from "i18next";
import { inLanguage } from "../../shared/words/in-language.js";
import { en } from "./en.js";
import { zh } from "./zh.js";

/** The languages of the screen; Chinese is the product's first. */
export type Language = "zh" | "en";

type Texts = typeof zh;

/** The name of a text: its section and its key. */
export type WordKey = { [Section in keyof Texts]: `${Section}.${keyof Texts[Section] & string}` }[keyof Texts];

/** Says a text in the language of the screen, with values for its {{gaps}}. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const KEPT = "muster.language";

/** The one set of texts; both languages are at hand from the start. */
export const texts = i18next.createInstance();

void texts.init({
  lng: localStorage.getItem(KEPT) === "en" ? "en" : "zh",
  fallbackLng: "zh",
  resources: { zh: { translation: zh }, en: { translation: en } },
  initAsync: false,
  // React writes texts as texts.
  interpolation: { escapeValue: false },
});
markPage();

/** Speaks another language from now on, and after the next start. */
export function speak(language: Language): void {
  localStorage.setItem(KEPT, language);
  void texts.changeLanguage(language).then(markPage);
}

/** Says a text; for code that is no component. */
export const say: Words = (key, values) => texts.t(key, { ...values });

/** Whether there is a text of this name, for names that are put together from what a server says. */
export function isWord(key: string): key is WordKey {
  return texts.exists(key);
}

/** The name of a result, or its code where a county made its own. */
export function resultWords(words: Words, code: string): string {
  const name = `result.${code}`;
  return isWord(name) ? words(name) : code;
}

/** What a sentence of the server says in the language of the screen. */
export function inOwnLanguage(text: string): string {
  return inLanguage(currentLanguage(), text);
}

/** The language that is spoken now. */
export function currentLanguage(): Language {
  return texts.language === "en" ? "en" : "zh";
}

function markPage(): void {
  document.documentElement.lang = currentLanguage() === "zh" ? "zh-CN" : "en";
}
