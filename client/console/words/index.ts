export { TIER_SHAPE } from "./shapes.js";
export { findPinyin, loadInitials, matchesInitials } from "./initials.js";
export { clockTime, dayText, fullTime, spanText } from "./times.js";
export { useLanguage, useWords } from "./use-words.js";
export { inOwnLanguage, isWord, resultWords, say, speak, type Language, type WordKey, type Words } from "./words.js";
