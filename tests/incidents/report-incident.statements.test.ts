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

/** The look at the version of the lists, which comes by itself every second. */
const LOOK = /^start transaction .* read only|reference_version|^rollback$/;

/** The messages that some work sends. */
async function messagesOf(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  await work();
  const texts = sent.mock.calls.map(([said]: unknown[]) =>
    typeof said === "string" ? said : String(Reflect.get(Object(said), "text")),
  );
  return texts.filter((text) => !LOOK.test(text)).length;
}

it("a report that is located, routed, filed and offered to its agencies is one statement", async () => {
  expect(await messagesOf(() => township.report())).toBe(1);
});

it("with a point instead of a named place as well", async () => {
  expect(await messagesOf(() => township.report(atPoint))).toBe(1);
});

it("however many agencies it is offered to", async () => {
  expect(await messagesOf(() => township.report({ matterCode: "210610" }))).toBe(1);
});

it("and reports that come while another is under way share one", async () => {
  const nine = () => Promise.all(Array.from({ length: 9 }, () => township.report()));
  expect(await messagesOf(nine)).toBe(2);
});
