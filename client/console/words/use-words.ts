import { useSyncExternalStore } from "react";
import { currentLanguage, say, texts, type Language, type Words } from "./words.js";

const inLanguage: Readonly<Record<Language, Words>> = {
  zh: (key, values) => say(key, values),
  en: (key, values) => say(key, values),
};

/** The texts in the language of the screen; renders anew when another one is chosen. */
export function useWords(): Words {
  return inLanguage[useLanguage()];
}

/** The language of the screen. */
export function useLanguage(): Language {
  return useSyncExternalStore(listen, currentLanguage);
}

function listen(listener: () => void): () => void {
  texts.on("languageChanged", listener);
  return () => texts.off("languageChanged", listener);
}
