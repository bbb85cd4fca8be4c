import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRhythm, type ReportRhythm } from "../../server/modules/board/index.js";
import { anIncident, plant, somebody } from "../incidents/planted-incidents.js";
import { SmallCounty } from "../support/small-county.js";

/** Monday, 16:00 in China. */
const now = new Date("2026-11-23T08:00:00Z");
const [here, there, reached] = ["371323100", "371323101", "371323102"];

/** An instant of this Monday in China, or of one some weeks before. */
const at = (clock: string, weeksAgo = 0): Date =>
  new Date(Date.parse(`2026-11-23T${clock}+08:00`) - weeksAgo * 7 * 86_400_000);

const reported = (reportedAt: Date, divisionCode = `${here}200`, affectedCodes: string[] = []) =>
  anIncident({ reportedAt, divisionCode, affectedCodes });

describe("the rhythm of reports", () => {
  let county: SmallCounty;
  const leader = somebody("SHIFT_LEADER", { scope: { areas: ["371323"], agencies: [] } });
  beforeAll(async () => {
    county = await SmallCounty.open();
    await plant(county.database, [
      // Today: the first and the last instant that count, and one that reaches into a third township.
      reported(at("00:00:00.000")),
      reported(at("09:59:59.999")),
      reported(at("09:00:00.000"), `${there}200`, [reached]),
      anIncident({ reportedAt: now, divisionCode: "371323", status: "REJECTED" }),
      // A breath before midnight is yesterday, and yesterday is compared with nothing.
      reported(new Date(at("00:00:00.000").getTime() - 1)),
      reported(at("09:30:00.000", 1)),
      reported(at("09:45:00.000", 1)),
      reported(at("23:59:59.999", 1), `${there}200`),
      // Two weeks ago nobody reported; three weeks ago somebody did, so that the quiet Monday counts.
      reported(at("09:10:00.000", 3)),
      reported(at("12:00:00.000", 5)),
    ]);
  });
  afterAll(() => county.close());

  const rhythmOf = (divisionCode: string, actor = leader, when = now): Promise<ReportRhythm> =>
    county.database.read(actor, (em) => readRhythm(em, { divisionCode, now: when }));
  const busyHours = ({ hours }: ReportRhythm) =>
    hours.filter(({ todayCount, usualCount }) => (todayCount ?? 0) > 0 || (usualCount ?? 0) > 0);

  it("counts today's hours in China beside the mean of the Mondays before", async () => {
    const rhythm = await rhythmOf("371323");
    expect(rhythm).toMatchObject({ dayStartsAt: at("00:00:00"), todayCount: 4, weeksCompared: 3 });
    expect(busyHours(rhythm)).toEqual([
      { hour: 0, todayCount: 1, usualCount: 0 },
      { hour: 9, todayCount: 2, usualCount: 1 },
      { hour: 16, todayCount: 1, usualCount: 0 },
      { hour: 23, todayCount: null, usualCount: 1 / 3 },
    ]);
  });

  it("has all hours in order, and says nothing of those that have not begun", async () => {
    const { hours } = await rhythmOf("371323");
    expect(hours.map(({ hour }) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
    expect(hours.filter(({ todayCount }) => todayCount === null).map(({ hour }) => hour)).toEqual([
      17, 18, 19, 20, 21, 22, 23,
    ]);
  });

  it("of a township counts what lies there or reaches in, and compares from its own first day", async () => {
    expect(await rhythmOf(here)).toMatchObject({ todayCount: 2, weeksCompared: 3 });
    expect(await rhythmOf(there)).toMatchObject({ todayCount: 1, weeksCompared: 1 });
    const quiet = await rhythmOf(reached);
    expect(quiet).toMatchObject({ todayCount: 1, weeksCompared: 0 });
    expect(quiet.hours.every(({ usualCount }) => usualCount === null)).toBe(true);
  });

  it("counts for each viewer only what they see", async () => {
    const neighbour = somebody("SHIFT_LEADER", { scope: { areas: [there], agencies: [] } });
    expect(await rhythmOf("371323", neighbour)).toMatchObject({ todayCount: 1, weeksCompared: 1 });
    const stranger = somebody("AGENCY_LEADER", { scope: { areas: [], agencies: ["agc_none"] } });
    expect(await rhythmOf("371323", stranger)).toMatchObject({ todayCount: 0, weeksCompared: 0 });
  });

  it("begins anew at midnight in China", async () => {
    const rhythm = await rhythmOf("371323", leader, at("00:00:00.000", -1));
    expect(rhythm).toMatchObject({ dayStartsAt: at("00:00:00", -1), todayCount: 0, weeksCompared: 4 });
    expect(rhythm.hours[9]).toEqual({ hour: 9, todayCount: null, usualCount: 5 / 4 });
  });
});
