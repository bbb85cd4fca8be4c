import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  callCounty,
  cancelIncident,
  closeIncident,
  handDown,
  takeOver,
  changeTier,
} from "../../server/modules/incidents/index.js";
import { fileIncident, reportIncident } from "../../server/modules/intake/index.js";
import { registerEvidence } from "../../server/modules/evidence/index.js";
import { dispatchIncident } from "../../server/modules/dispatch/index.js";
import type { Actor } from "../../server/kernel/actor.js";
import {
  BUILDING,
  GAS,
  OTHER_TOWNSHIP,
  PARKING,
  TOWNSHIP,
  TownshipAtWork,
  VILLAGE,
} from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

const evidence = async (by: Actor): Promise<string> => {
  const input = { kind: "PHOTO", contentType: "image/jpeg", bytes: 10, sha256: "0".repeat(64) };
  return (await township.county.must(by, registerEvidence, input)).evidenceId;
};

describe("a report", () => {
  it("whose matter is guessed waits for an operator, ringing", async () => {
    const id = await township.report({ matterCode: null, description: "我闻到很浓的燃气味道，怀疑燃气泄漏" });
    const incident = await township.incident(id);
    expect(incident).toMatchObject({ status: "REPORTED", isMatterGuessed: true, liveTasks: 0 });
    expect(incident.matterCode).not.toBeNull();
    expect(incident.routing?.needsOperator).toBe(true);
    expect(await township.armed(id)).toEqual(["FILE"]);
    expect(incident.nextDueAt).not.toBeNull();
  });

  it("of which no word is known waits without a matter, and is not filed without one", async () => {
    const id = await township.report({ matterCode: null, description: "@@@@" });
    expect(await township.incident(id)).toMatchObject({ status: "REPORTED", matterCode: null, isMatterGuessed: false });
    await township.county.refuses("MATTER_NEEDS_CLASSIFYING", township.shiftLeader, fileIncident, { incidentId: id });
    await township.county.refuses("INVALID_INPUT", township.shiftLeader, fileIncident, {
      incidentId: id,
      matterCode: "9999",
    });
    await township.county.must(township.shiftLeader, fileIncident, { incidentId: id, matterCode: PARKING });
    expect(await township.incident(id)).toMatchObject({ status: "FILED", matterCode: PARKING, liveTasks: 0 });
    expect(await township.armed(id)).toEqual(["DISPATCH"]);
    await township.county.must(township.dispatcher, dispatchIncident, { incidentId: id });
    expect(await township.incident(id)).toMatchObject({ status: "DISPATCHED", liveTasks: 2 });
  });

  it("over the center's own public channels waits to be filed", async () => {
    expect(await township.incident(await township.waiting())).toMatchObject({ status: "REPORTED", liveTasks: 0 });
  });

  it("that touches two townships is commanded by the county, and both see it", async () => {
    const id = await township.report({ affectedDivisionCodes: [OTHER_TOWNSHIP] });
    const center = await township.county.agencyId("371323-CC");
    expect(await township.incident(id)).toMatchObject({ commandingCenterId: center, affectedCodes: [OTHER_TOWNSHIP] });
    await township.county.refuses("NOT_COMMANDING", township.neighbour, cancelIncident, {
      incidentId: id,
      reason: "误报",
    });
  });

  it("without a place is the county's, and waits", async () => {
    const id = await township.report({ divisionCode: null });
    const center = await township.county.agencyId("371323-CC");
    expect(await township.incident(id)).toMatchObject({
      status: "REPORTED",
      divisionCode: "371323",
      townshipCode: null,
      commandingCenterId: center,
    });
  });

  it("from outside the county is kept, and then transferred", async () => {
    const id = await township.report({ divisionCode: null, location: { longitude: 116.4, latitude: 39.9 } });
    expect(await township.incident(id)).toMatchObject({ status: "REPORTED", townshipCode: null, longitude: 116.4 });
    await township.county.must(township.countyShiftLeader, closeIncident, {
      incidentId: id,
      disposition: "TRANSFERRED",
      note: "已转北京",
    });
    expect(await township.incident(id)).toMatchObject({
      status: "CLOSED",
      disposition: "TRANSFERRED",
      nextDueAt: null,
    });
    expect(await township.armed(id)).toEqual([]);
  });

  it("is refused with a code where it cannot be taken, and nothing of it is written", async () => {
    const { county, gridWorker } = township;
    const sound = { description: "占道", source: "GRID_WORKER", matterCode: PARKING, divisionCode: VILLAGE } as const;
    await county.refuses("INVALID_INPUT", gridWorker, reportIncident, { ...sound, description: "  " });
    await county.refuses("INVALID_INPUT", gridWorker, reportIncident, { ...sound, matterCode: "9999" });
    await county.refuses("INVALID_INPUT", gridWorker, reportIncident, { ...sound, divisionCode: "371323999" });
    await county.refuses("OUTSIDE_COUNTY", gridWorker, reportIncident, { ...sound, divisionCode: "371322001" });
    await county.refuses("INVALID_INPUT", gridWorker, reportIncident, {
      ...sound,
      location: { longitude: 200, latitude: 10 },
    });
    await county.refuses("TOO_FAR_IN_FUTURE", gridWorker, reportIncident, {
      ...sound,
      occurredAt: new Date("2027-01-01T00:00:00Z"),
    });
    await county.refuses("FORBIDDEN", await county.actor("AUDITOR", {}), reportIncident, sound);
    await county.refuses("FORBIDDEN", await county.actor("ADMINISTRATOR", {}), reportIncident, sound);
  });
});

describe("即报即结", () => {
  it("closes with its reporting, with evidence before and after, and leaves no clock", async () => {
    const evidenceIds = [await evidence(township.gridWorker), await evidence(township.gridWorker)];
    const id = await township.report({ settled: { resultCode: "MOVED", result: "已劝离", evidenceIds } });
    expect(await township.incident(id)).toMatchObject({
      status: "CLOSED",
      disposition: "ON_THE_SPOT",
      liveTasks: 0,
      nextDueAt: null,
    });
    expect(await township.armed(id)).toEqual([]);
    expect(await township.journal(id)).toEqual(["incident.reported", "incident.settled"]);
    const attached = await township.county.query("select id from evidence where incident_id = ?", [id]);
    expect(attached).toHaveLength(2);
  });

  it("is refused without evidence, for a penalty, an EMERGENCY, a guessed matter, and to other posts", async () => {
    const { county, gridWorker, clerk } = township;
    const evidenceIds = [await evidence(gridWorker), await evidence(gridWorker)];
    const settled = { resultCode: "MOVED", result: "已劝离", evidenceIds };
    const sound = {
      description: "占道",
      source: "GRID_WORKER",
      matterCode: PARKING,
      divisionCode: VILLAGE,
      settled,
    } as const;
    await county.refuses("EVIDENCE_REQUIRED", gridWorker, reportIncident, {
      ...sound,
      settled: { ...settled, evidenceIds: evidenceIds.slice(1) },
    });
    await county.refuses("RESULT_CODE_REQUIRED", gridWorker, reportIncident, {
      ...sound,
      settled: { ...settled, resultCode: "DEMOLISHED" },
    });
    await county.refuses("NOT_SETTLEABLE", gridWorker, reportIncident, { ...sound, matterCode: "0101" });
    await county.refuses("NOT_SETTLEABLE", gridWorker, reportIncident, { ...sound, tier: "EMERGENCY" });
    await county.refuses("MATTER_NEEDS_CLASSIFYING", gridWorker, reportIncident, { ...sound, matterCode: null });
    await county.refuses("FORBIDDEN", clerk, reportIncident, sound);
    await county.refuses(
      "NOT_FOUND",
      await county.actor("GRID_WORKER", { village: "371323001002" }),
      reportIncident,
      sound,
    );
  });
});

describe("who commands", () => {
  it("passes to the county when the township calls, and back only for what the list gives the township", async () => {
    const { county, dispatcher, countyDispatcher } = township;
    const id = await township.report({ matterCode: BUILDING });
    const own = await county.agencyId(`${TOWNSHIP}-GC`);
    const center = await county.agencyId("371323-CC");
    await county.refuses("NOT_COMMANDING", countyDispatcher, dispatchIncident, { incidentId: id });
    await county.refuses("INVALID_INPUT", dispatcher, callCounty, { incidentId: id, reason: " " });
    await county.must(dispatcher, callCounty, { incidentId: id, reason: "需住建局协助" });
    expect(await township.incident(id)).toMatchObject({ commandingCenterId: center });
    await county.refuses("NOT_COMMANDING", dispatcher, callCounty, { incidentId: id, reason: "再呼" });
    await county.must(countyDispatcher, dispatchIncident, { incidentId: id });
    expect((await township.tasks(id)).map(({ role }) => role)).toEqual(["LEAD", "ASSIST"]);
    await county.must(countyDispatcher, handDown, { incidentId: id });
    expect(await township.incident(id)).toMatchObject({ commandingCenterId: own });
    await county.refuses("NOT_COMMANDING", township.shiftLeader, takeOver, { incidentId: id, reason: "提级" });
    await county.must(township.countyShiftLeader, takeOver, { incidentId: id, reason: "提级" });
    expect(await township.incident(id)).toMatchObject({ commandingCenterId: center });
    const gas = await township.report({ matterCode: GAS });
    await county.refuses("NOT_ON_LIST", countyDispatcher, handDown, { incidentId: gas });
  });

  it("is the county from the instant at which a filed incident proves an EMERGENCY, and it is dispatched", async () => {
    const { county, shiftLeader } = township;
    const id = await township.waiting({ matterCode: PARKING });
    await county.must(shiftLeader, fileIncident, { incidentId: id });
    await county.must(shiftLeader, changeTier, { incidentId: id, tier: "EMERGENCY", reason: "有人受伤" });
    expect(await township.incident(id)).toMatchObject({
      status: "DISPATCHED",
      tier: "EMERGENCY",
      commandingCenterId: await county.agencyId("371323-CC"),
    });
  });

  it("passes to the township in which the place proves to be", async () => {
    const { county, shiftLeader } = township;
    const id = await township.waiting();
    const other = await county.query<{ code: string }>(
      "select code from division where parent_code = ? order by code limit 1",
      [OTHER_TOWNSHIP],
    );
    await county.must(shiftLeader, fileIncident, { incidentId: id, divisionCode: String(other[0]?.code) });
    expect(await township.incident(id)).toMatchObject({
      townshipCode: OTHER_TOWNSHIP,
      commandingCenterId: await county.agencyId(`${OTHER_TOWNSHIP}-GC`),
    });
    await county.must(await county.actor("DISPATCHER", { agency: `${OTHER_TOWNSHIP}-GC` }), dispatchIncident, {
      incidentId: id,
    });
  });
});
