import { expect, it } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import { isVisible, scopeKey, type Audience } from "../../server/kernel/visibility.js";

const village: Audience = { divisionCode: "371323001001", affectedCodes: [], agencyIds: [] };
const own: Id<"agc"> = "agc_own";
const other: Id<"agc"> = "agc_other";

it("an area shows what lies in it, and nothing beside it or above it", () => {
  for (const area of ["371323", "371323001", "371323001001"])
    expect(isVisible({ areas: [area], agencies: [] }, village), area).toBe(true);
  for (const area of ["371323002", "371323001002", "3713230010010"])
    expect(isVisible({ areas: [area], agencies: [] }, village), area).toBe(false);
  expect(isVisible({ areas: ["371323001"], agencies: [] }, { ...village, divisionCode: "371323" })).toBe(false);
});

it("what reaches into an area is shown there", () => {
  expect(
    isVisible({ areas: ["371323002"], agencies: [] }, { ...village, affectedCodes: ["371323101", "371323002009"] }),
  ).toBe(true);
});

it("an agency that takes part sees it wherever it lies", () => {
  expect(isVisible({ areas: [], agencies: [own] }, { ...village, agencyIds: [other, own] })).toBe(true);
  expect(isVisible({ areas: [], agencies: [own] }, { ...village, agencyIds: [other] })).toBe(false);
});

it("a scope of nothing shows nothing", () => {
  expect(isVisible({ areas: [], agencies: [] }, { ...village, affectedCodes: ["371323"], agencyIds: [own] })).toBe(
    false,
  );
});

it("two scopes have one key exactly when they name the same, in any order", () => {
  expect(scopeKey({ areas: ["1", "2"], agencies: [own, other] })).toBe(
    scopeKey({ areas: ["2", "1"], agencies: [other, own] }),
  );
  expect(scopeKey({ areas: ["1"], agencies: [] })).not.toBe(scopeKey({ areas: [], agencies: ["agc_1"] }));
});
