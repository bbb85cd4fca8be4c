/*
 * A code is its own place in the tree: 6 digits name the county (GB/T 2260), 9 the township, 12 the village (statistical code) and
 * 15 the unit grid, each beginning with the code of the area that it lies in.
 */
const LEVEL_BY_LENGTH = { 6: "COUNTY", 9: "TOWNSHIP", 12: "VILLAGE", 15: "GRID" } as const;

/** What a code of an area names. */
export type AreaLevel = (typeof LEVEL_BY_LENGTH)[keyof typeof LEVEL_BY_LENGTH];

const LEVELS: ReadonlyMap<number, AreaLevel> = new Map(
  Object.entries(LEVEL_BY_LENGTH).map(([length, level]) => [Number(length), level]),
);

/** The level that a code names; null where the text is no code of 6, 9, 12 or 15 digits. */
export function levelOfCode(code: string): AreaLevel | null {
  return /^[1-9]\d*$/.test(code) ? (LEVELS.get(code.length) ?? null) : null;
}

/** Whether a text is the code of a county, township or village. */
export function isDivisionCode(code: string): boolean {
  const level = levelOfCode(code);
  return level !== null && level !== "GRID";
}

/** Whether a text is the 15-digit code of a grid. */
export function isGridCode(code: string): boolean {
  return levelOfCode(code) === "GRID";
}

/** Whether the area that a code names lies in another area or is that area; false where the outer text is no code at all. */
export function isWithin(code: string, area: string): boolean {
  return levelOfCode(area) !== null && code.startsWith(area);
}

/** The code of the area directly around: grid → village → township → county → null. */
export function parentCodeOf(code: string): string | null {
  const level = levelOfCode(code);
  return level === null || level === "COUNTY" ? null : code.slice(0, code.length - 3);
}

/** The county that a code lies in; null where the text is no code. */
export function countyOf(code: string): string | null {
  return ancestorOf(code, 6);
}

/** The township that a code lies in; null for a county's code. */
export function townshipOf(code: string): string | null {
  return ancestorOf(code, 9);
}

/** The village that a code lies in; null for a county's or township's code. */
export function villageOf(code: string): string | null {
  return ancestorOf(code, 12);
}

function ancestorOf(code: string, digits: number): string | null {
  return levelOfCode(code) !== null && code.length >= digits ? code.slice(0, digits) : null;
}
