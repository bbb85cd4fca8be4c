import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeTier } from "../../server/modules/incidents/index.js";
import { fileIncident } from "../../server/modules/intake/index.js";
import { BUILDING, OTHER_TOWNSHIP, PARKING, TOWNSHIP, TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

describe("an EMERGENCY with a matter that a person chose", () => {
  it.each(["WALK_IN", "CITIZEN_APP", "POLICE_110"] as const)(
    "is filed and dispatched at once also where it came by %s",
    async (source) => {
      const id = await township.report({ source, tier: "EMERGENCY" }, township.clerk);
      expect(await township.incident(id)).toMatchObject({ status: "DISPATCHED", liveTasks: 2, priority: 1 });
    },
  );
});

describe("filing", () => {
  it("keeps an EMERGENCY that a person has called one, whatever the usual tier of the matter", async () => {
    const id = await township.waiting({ matterCode: null, description: "@@@@" });
    await township.county.must(township.shiftLeader, changeTier, {
      incidentId: id,
      tier: "EMERGENCY",
      reason: "有人受伤",
    });
    await township.county.must(township.countyShiftLeader, fileIncident, { incidentId: id, matterCode: PARKING });
    expect(await township.incident(id)).toMatchObject({ status: "DISPATCHED", tier: "EMERGENCY", priority: 1 });
  });

  it("takes tier and priority of the matter chosen, where nobody has set another", async () => {
    const id = await township.waiting({ matterCode: PARKING });
    await township.county.must(township.shiftLeader, fileIncident, { incidentId: id, matterCode: BUILDING });
    const [matter] = await township.county.query<{ tier: string; priority: number }>(
      "select tier, priority from matter where code = ?",
      [BUILDING],
    );
    expect(await township.incident(id)).toMatchObject({ ...matter });
  });

  it("leaves the divisions that it reaches into as they are, where only the place is put right", async () => {
    const id = await township.waiting({ affectedDivisionCodes: [OTHER_TOWNSHIP] });
    await township.county.must(township.countyShiftLeader, fileIncident, { incidentId: id, divisionCode: TOWNSHIP });
    expect(await township.incident(id)).toMatchObject({ divisionCode: TOWNSHIP, affectedCodes: [OTHER_TOWNSHIP] });
  });

  it("adds a division that it reaches into, where the place stays as it is", async () => {
    const id = await township.waiting({ location: { longitude: 118.63, latitude: 35.78 }, divisionCode: null });
    const before = await township.incident(id);
    const affected = before.townshipCode === OTHER_TOWNSHIP ? TOWNSHIP : OTHER_TOWNSHIP;
    await township.county.must(township.shiftLeader, fileIncident, {
      incidentId: id,
      affectedDivisionCodes: [affected],
    });
    const { longitude, gridCode } = before;
    expect(await township.incident(id)).toMatchObject({ longitude, gridCode, affectedCodes: [affected] });
  });

  it("keeps the pair of the new place as it was sent beside the place itself", async () => {
    const id = await township.waiting({ location: { longitude: 118.6, latitude: 35.8 }, divisionCode: null });
    const location = { longitude: 118.63, latitude: 35.78, system: "GCJ02", accuracyMeters: 20 } as const;
    await township.county.must(
      (await township.incident(id)).townshipCode === TOWNSHIP ? township.shiftLeader : township.neighbour,
      fileIncident,
      { incidentId: id, location },
    );
    expect(await township.incident(id)).toMatchObject({
      sourceLongitude: 118.63,
      sourceLatitude: 35.78,
      sourceSystem: "GCJ02",
      accuracyMeters: 20,
    });
  });
});
