import { expect, it } from "vitest";
import { ID_PREFIXES, isId, newId, prefixOf, type IdPrefix } from "../../server/kernel/ids.js";

const prefixes = Object.keys(ID_PREFIXES) as IdPrefix[];

it("every new id has the form of its prefix and of no other", () => {
  for (const prefix of prefixes) {
    const id = newId(prefix);
    expect(prefixOf(id)).toBe(prefix);
    expect(prefixes.filter((each) => isId(id, each))).toEqual([prefix]);
  }
});

it("ids sort by the time of their birth", async () => {
  const first = newId("inc");
  await new Promise((resolve) => setTimeout(resolve, 3));
  expect([newId("inc"), first].sort()[0]).toBe(first);
});

it("a text of another form is no id of ours", () => {
  const uuid = newId("inc").slice(4);
  for (const text of [
    "",
    uuid,
    `abc_${uuid}`,
    `inc_${uuid.toUpperCase()}`,
    `inc_${uuid}0`,
    ` inc_${uuid}`,
    `inc_${uuid}\n`,
    "inc_' or 1=1",
  ]) {
    expect(prefixOf(text), text).toBeNull();
    expect(isId(text, "inc"), text).toBe(false);
  }
});

it("ids of one process sort in the order of their making", () => {
  const made = Array.from({ length: 4_000 }, () => newId("inc"));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});
