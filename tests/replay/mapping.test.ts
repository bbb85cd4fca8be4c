import { expect, it } from "vitest";
import { checkMapping } from "../../client/replay/mapping.js";

const right = { name: "a", reportedAt: "t", description: "d", source: { value: "HOTLINE_12345" } };

it("a mapping needs a name, a time, a description and a source", () => {
  expect(checkMapping(right)).toHaveProperty("mapping");
  for (const field of Object.keys(right)) {
    const checked = checkMapping({ ...right, [field]: undefined });
    expect(checked).toEqual({ problem: expect.stringMatching(new RegExp(`^${field}: `)) });
  }
});

it.each([
  ["a misspelt field", { adress: "a" }, 'mapping: Unrecognized key: "adress"'],
  ["a source the API does not know", { source: { value: "PIGEON" } }, 'source: give { "value"'],
  ["a tier the API does not know", { tier: { field: "t", codes: { 急: "URGENT" } } }, 'tier: give { "value"'],
  ["an offset in words", { utcOffset: "Beijing" }, "utcOffset: like +08:00"],
  ["a place of neither kind", { place: { village: "v" } }, "place: Unrecognized key"],
  ["a description without paths", { description: [] }, "description: Too small"],
])("%s is named", (_, change, problem) => {
  expect(checkMapping({ ...right, ...change })).toEqual({ problem: expect.stringContaining(problem) });
});

it("every wrong field is named at once", () => {
  const checked = checkMapping({ ...right, name: "Big Name", description: 5 });
  expect(checked).toEqual({ problem: expect.stringMatching(/name: .*\ndescription: /) });
});
