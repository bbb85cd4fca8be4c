import fc from "fast-check";
import { expect, it } from "vitest";
import {
  encodePageCursor,
  PAGE_DEFAULT,
  PAGE_LIMIT,
  pageOf,
  pageWindow,
  type PageRequest,
} from "../../server/kernel/page.js";

/** What a list answers: rows in reading order beyond a key, one more than asked for. */
function ask(rows: readonly number[], request: PageRequest) {
  const window = pageWindow(request);
  if (!window.ok) throw new Error(window.refusal.message);
  const { beyond, direction, limit } = window.value;
  const key = beyond === null ? null : Number(beyond[0]);
  const ordered =
    direction === "forward"
      ? rows.filter((row) => key === null || row > key)
      : rows.filter((row) => key === null || row < key).toReversed();
  return pageOf(ordered.slice(0, limit + 1), window.value);
}

const codeOf = (request: PageRequest) => {
  const window = pageWindow(request);
  return window.ok ? null : window.refusal.code;
};

it("gives a page of the usual size where nothing is said", () => {
  expect(pageWindow({})).toEqual({ ok: true, value: { limit: PAGE_DEFAULT, direction: "forward", beyond: null } });
});

it("refuses numbers out of range, two directions at once and cursors of others", () => {
  for (const first of [0, -1, PAGE_LIMIT + 1, 1.5, Number.NaN])
    expect(codeOf({ first }), `first ${first}`).toBe("INVALID_INPUT");
  expect(codeOf({ last: PAGE_LIMIT + 1 })).toBe("INVALID_INPUT");
  expect(codeOf({ first: 1, last: 1 })).toBe("INVALID_INPUT");
  for (const astray of [{ before: "x" }, { first: 1, before: "x" }, { last: 1, after: "x" }])
    expect(codeOf(astray), JSON.stringify(astray)).toBe("INVALID_INPUT");
  for (const after of [
    "",
    "not ours",
    encodePageCursor([]),
    Buffer.from('{"a":1}').toString("base64url"),
    Buffer.from("[1]").toString("base64url"),
  ]) {
    expect(codeOf({ first: 1, after }), after).toBe("INVALID_INPUT");
  }
  expect(codeOf({ first: PAGE_LIMIT, after: encodePageCursor(["1"]) })).toBeNull();
});

it("reads every row once, forward and backward, whatever the size of the page", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 7 }),
      (unsorted, size) => {
        const rows = unsorted.toSorted((a, b) => a - b);
        const forward: number[] = [];
        for (
          let page = ask(rows, { first: size });
          ;
          page = ask(rows, { first: size, after: encodePageCursor([String(forward.at(-1))]) })
        ) {
          expect(page.hasPreviousPage).toBe(forward.length > 0);
          forward.push(...page.rows);
          if (!page.hasNextPage) break;
        }
        const backward: number[] = [];
        for (
          let page = ask(rows, { last: size });
          ;
          page = ask(rows, { last: size, before: encodePageCursor([String(backward[0])]) })
        ) {
          backward.unshift(...page.rows);
          if (!page.hasPreviousPage) break;
        }
        expect(forward).toEqual(rows);
        expect(backward).toEqual(rows);
      },
    ),
  );
});
