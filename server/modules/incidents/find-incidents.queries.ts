import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { pageOf, type Page, type PageWindow } from "../../kernel/page.js";
import { refuse, accept, type Result } from "../../kernel/result.js";
import { indexedWords, wordSearchOf, wordsInRow, type Condition, type WordSearch } from "./incident-filter.js";
import { fitsOrder, placeOrder, placesInRows, placesOf, type IncidentSearch, type Start } from "./incident-places.js";
import { incidentsById, type IncidentRow } from "./incident.queries.js";

/** An incident in a list with the sort key that places it there. */
export interface PlacedIncident extends IncidentRow {
  readonly place: readonly string[];
}

/** Rows that are walked for words before the index is asked: a common word is found among them at once, where the index would name too many. */
const WALKED_FOR_WORDS = 2_000;
/** With so many found among those, walking on finds a page sooner than the index would, but no further than this. */
const COMMON_AMONG_WALKED = 5;
const WALKED_FOR_COMMON_WORDS = 20_000;

/** One page of incidents; two statements whatever its size, up to four with words. Refuses a cursor that was made for another order. */
export async function findIncidents(
  em: EntityManager,
  search: IncidentSearch,
  window: PageWindow,
): Promise<Result<Page<PlacedIncident>>> {
  if (window.beyond !== null && !fitsOrder(window.beyond, search.order)) {
    return refuse("INVALID_INPUT", {
      path: [window.direction === "forward" ? "after" : "before"],
      because: "游标与排序方式不符。This cursor belongs to another order.",
    });
  }
  const page = pageOf(await findPlaces(em, search, window), window);
  return accept({ ...page, rows: await placed(em, page.rows) });
}

type Places = readonly (readonly string[])[];

/** The sort keys of the page, in order, one more than it holds. */
async function findPlaces(em: EntityManager, search: IncidentSearch, window: PageWindow): Promise<Places> {
  const limit = window.limit + 1;
  const words = wordSearchOf(search.filter, search.actor, search.now);
  if (words === null) return read(em, search, window, placesOf(search, window, [], limit));
  if (!words.isIndexed)
    return read(em, search, window, placesOf(search, window, [...words.inRow, wordsInRow(words)], limit));
  return findWords(em, search, window, words);
}

/** Walks the newest first, further where the words are common there, and asks the index where they are not. */
async function findWords(
  em: EntityManager,
  search: IncidentSearch,
  window: PageWindow,
  words: WordSearch,
): Promise<Places> {
  const limit = window.limit + 1;
  const { lists } = placesOf(search, window, [], 1);
  let wanted = WALKED_FOR_WORDS;
  while (wanted > 0) {
    // Each list is walked as deep as all together.
    const depth = Math.ceil(wanted / lists);
    const { found, walked } = await readAmong(em, search, window, words, { depth, limit });
    if (found.length === limit || walked < depth) return found;
    const isCommon = found.length >= COMMON_AMONG_WALKED && wanted < WALKED_FOR_COMMON_WORDS;
    wanted = isCommon ? Math.min(WALKED_FOR_COMMON_WORDS, Math.ceil((2 * wanted * limit) / found.length)) : 0;
  }
  return read(em, search, window, placesInRows(search, window, [...words.inRow, indexedWords(words)], limit));
}

/** The places that hold the words among the first of a search, and how many those were; all of them are asked in one go. */
async function readAmong(
  em: EntityManager,
  search: IncidentSearch,
  start: Start,
  { pattern, inRow }: WordSearch,
  { depth, limit }: { readonly depth: number; readonly limit: number },
): Promise<{ readonly found: Places; readonly walked: number }> {
  const places = placesOf(search, start, inRow, depth);
  const { names, sql } = placeOrder(search.order, start);
  const id = names.at(-1) ?? "";
  const rows = await em.execute<(Record<string, string | null> & { walked: number })[]>(
    `with walked as materialized (${places.sql}), found as (
       select * from walked where ${id} in (select incidents_among_with_words(array(select ${id} from walked), ?)) ${sql} limit ${limit})
     select ${names.map((name) => `found.${name}::text`).join(", ")}, (select count(*)::int from walked) as walked
     from (values (true)) once left join found on true ${sql.replaceAll(/\bk/g, "found.k")}`,
    [...places.values, pattern],
  );
  const found = rows.map((row) => names.flatMap((name) => row[name] ?? [])).filter((place) => place.length > 0);
  return { found: found.map((place) => place.map(String)), walked: rows[0]?.walked ?? 0 };
}

async function read(em: EntityManager, { order }: IncidentSearch, start: Start, places: Condition): Promise<Places> {
  const { names, sql } = placeOrder(order, start);
  const found = await em.execute<Record<string, string>[]>(
    `select ${names.map((name) => `places.${name}::text`).join(", ")} from (${places.sql}) places ${sql.replaceAll(/\bk/g, "places.k")}`,
    [...places.values],
  );
  return found.map((row) => Object.values(row));
}

/** The most incidents that are counted; beyond it a total is not told. */
export const COUNT_LIMIT = 10_000;

/** How many incidents fit, or null where there are more than the limit. */
export async function countIncidents(em: EntityManager, search: IncidentSearch): Promise<number | null> {
  const places = counted(search, wordSearchOf(search.filter, search.actor, search.now));
  const [row] = await em.execute<{ total: number }[]>(`select count(*)::int as total from (${places.sql}) counted`, [
    ...places.values,
  ]);
  return row === undefined || row.total > COUNT_LIMIT ? null : row.total;
}

function counted(search: IncidentSearch, words: WordSearch | null): Condition {
  const start = { direction: "forward", beyond: null } as const;
  if (words === null) return placesOf(search, start, [], COUNT_LIMIT + 1);
  if (words.isIndexed) return placesInRows(search, start, [...words.inRow, indexedWords(words)], COUNT_LIMIT + 1);
  return placesOf(search, start, [...words.inRow, wordsInRow(words)], COUNT_LIMIT + 1);
}

async function placed(em: EntityManager, places: Places): Promise<readonly PlacedIncident[]> {
  if (places.length === 0) return [];
  const ids = places.map((place) => place.at(-1) as Id<"inc">);
  const found = await incidentsById(em, ids);
  return places.flatMap((place, index) => {
    const row = found.get(ids[index] as Id<"inc">);
    return row === undefined ? [] : [{ ...row, place }];
  });
}
