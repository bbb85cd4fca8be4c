import { afterAll, beforeAll, expect, it } from "vitest";
import { readBoard } from "../../server/modules/board/index.js";
import { cancelIncident, rejectIncident, reopenIncident } from "../../server/modules/incidents/index.js";
import { TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

const counts = async (): Promise<Record<string, number>> => {
  const { shiftLeader: actor, county } = township;
  const board = await county.opened.database.read(actor, (em) =>
    readBoard(em, { actor, divisionCode: "371323001", now: county.clock.now() }),
  );
  return Object.fromEntries(board.byStatus.map(({ status, count }) => [status, count]));
};

it("what was rejected or cancelled today has ended today, and the board counts it", async () => {
  const { county, shiftLeader } = township;
  const rejected = await township.waiting();
  await county.must(shiftLeader, rejectIncident, { incidentId: rejected, reason: "不属实" });
  await county.must(shiftLeader, cancelIncident, { incidentId: await township.waiting(), reason: "误报" });
  expect(await counts()).toEqual({ REJECTED: 1, CANCELLED: 1 });
  expect(await township.incident(rejected)).toMatchObject({ closedAt: county.clock.now() });
  await county.must(shiftLeader, reopenIncident, { incidentId: rejected, reason: "复议" });
  expect(await township.incident(rejected)).toMatchObject({ closedAt: null });
  expect(await counts()).toEqual({ REPORTED: 1, CANCELLED: 1 });
});
