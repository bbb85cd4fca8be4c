import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
const atPoint = { divisionCode: null, location: { longitude: 118.632039, latitude: 35.779055 } };
beforeAll(async () => {
  township = await TownshipAtWork.open();
  // The lists and the map are read once per process and then kept.
  await township.report(atPoint);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => township?.county.close());

/** The statements that some work sends, begin and commit among them. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  await work();
  return sent.mock.calls.length;
}

it("a report that is located, routed, filed and offered to its agencies takes eleven statements", async () => {
  expect(await statementsOf(() => township.report())).toBe(11);
});

it("a report with a point instead of a named place takes one fewer", async () => {
  expect(await statementsOf(() => township.report(atPoint))).toBe(10);
});

it("however many agencies it is offered to", async () => {
  expect(await statementsOf(() => township.report({ matterCode: "210610" }))).toBe(11);
});
