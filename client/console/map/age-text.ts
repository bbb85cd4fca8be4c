import type { Words } from "../words/index.js";

/** How long ago a position was taken, in words. */
export function ageText(words: Words, ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return words("map.seenNow");
  return minutes < 60
    ? words("map.seenMinutes", { count: minutes })
    : words("map.seenHours", { count: Math.floor(minutes / 60) });
}
