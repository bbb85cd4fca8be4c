import i18next from "i18next";
import { useSyncExternalStore } from "react";
import { inLanguage } from "../../shared/words/in-language.js";
import { keepText, keptText } from "../store/kept-text.js";
import { en } from "./en.js";
import { zh } from "./zh.js";

/** The languages of the phone; Chinese is the first. */
export type Language = "zh" | "en";
type Texts = typeof zh;
/** The name of a text: its section and its key. */
export type WordKey = { [Section in keyof Texts]: `${Section}.${keyof Texts[Section] & string}` }[keyof Texts];
/** Says a text in the language of the phone, with values for its {{gaps}}. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const KEPT = "muster.language";
const texts = i18next.createInstance();
void texts.init({
  lng: keptText(KEPT) === "en" ? "en" : "zh",
  fallbackLng: "zh",
  resources: { zh: { translation: zh }, en: { translation: en } },
  initAsync: false,
  // React writes texts as texts.
  interpolation: { escapeValue: false },
});
markPage();

const speakers: Readonly<Record<Language, Words>> = {
  zh: (key, values) => texts.t(key, { ...values }),
  en: (key, values) => texts.t(key, { ...values }),
};

/** The texts in the language of the phone; renders anew when another one is chosen. */
export function useWords(): Words {
  return speakers[useSyncExternalStore(listen, language)];
}

/** Speaks the other language from now on, and after the next start. */
export function speakOther(): void {
  const other = language() === "zh" ? "en" : "zh";
  keepText(KEPT, other);
  void texts.changeLanguage(other).then(markPage);
}

/** What a refusal says in the language of the phone, or the server's own words where it has a code of its own. */
export function refusalWords(t: Words, { code, message }: { readonly code: string; readonly message: string }): string {
  return code in zh.refusal ? t(`refusal.${code as keyof typeof zh.refusal}`) : message;
}

/** What a sentence of the server says in the language of the phone. */
export function inOwnLanguage(text: string): string {
  return inLanguage(language(), text);
}

/** The name of a result, or its code where a county made its own. */
export function resultWords(t: Words, code: string): string {
  return code in zh.result ? t(`result.${code as keyof typeof zh.result}`) : code;
}

function language(): Language {
  return texts.language === "en" ? "en" : "zh";
}

function listen(listener: () => void): () => void {
  texts.on("languageChanged", listener);
  return () => texts.off("languageChanged", listener);
}

function markPage(): void {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
}
