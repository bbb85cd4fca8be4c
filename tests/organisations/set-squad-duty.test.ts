import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import { setSquadDuty, type SetSquadDuty } from "../../server/modules/organisations/index.js";
import { SmallCounty, type Somebody } from "../support/small-county.js";

const TOWNSHIP = "371323001";

describe("setting a squad's duty", () => {
  let county: SmallCounty;
  let office: Id<"agc">;
  let department: Id<"agc">;

  beforeAll(async () => {
    county = await SmallCounty.open();
    department = await county.agency("COUNTY_DEPARTMENT", "371323", { lineCode: "ENFORCEMENT" });
    office = await county.agency("ENFORCEMENT_OFFICE", TOWNSHIP, { lineDepartmentId: department });
  });
  afterAll(() => county.close());

  const squadOf = async (certified: number, others = 0) => {
    const squadId = await county.squad(office, 2);
    const members: Somebody[] = [];
    for (let at = 0; at < certified + others; at += 1) {
      members.push(await county.person("SQUAD_MEMBER", { agencyId: office, squadId, isCertified: at < certified }));
    }
    const [first] = members;
    if (first === undefined) throw new Error("a squad needs somebody");
    return { squadId, members, first };
  };
  const rowOf = async (squadId: string) =>
    (
      await county.query<{ is_on_duty: boolean; crew: string[]; vehicle: string | null; version: number }>(
        "select is_on_duty, to_json(crew_ids) as crew, vehicle, version from squad where id = ?",
        [squadId],
      )
    )[0];
  const set = (who: Somebody, input: SetSquadDuty) => county.run(who.actor, setSquadDuty, input);

  test("puts the whole squad on duty where no crew is named, and off again, with an entry each", async () => {
    const { squadId, members, first } = await squadOf(2, 1);
    expect(await set(first, { squadId, isOnDuty: true, vehicle: "鲁Q·12345" })).toEqual({
      ok: true,
      value: { squadId },
    });
    expect(await rowOf(squadId)).toMatchObject({
      is_on_duty: true,
      vehicle: "鲁Q·12345",
      crew: members.map(({ personId }) => personId).sort(),
    });
    expect((await set(first, { squadId, isOnDuty: false })).ok).toBe(true);
    expect(await rowOf(squadId)).toMatchObject({ is_on_duty: false, vehicle: null, crew: [] });
    expect(await county.journal(squadId)).toEqual(["squad.on-duty", "squad.off-duty"]);
  });

  test("changes nothing and records nothing where all is so already", async () => {
    const { squadId, first } = await squadOf(2);
    await set(first, { squadId, isOnDuty: true });
    const before = await rowOf(squadId);
    expect((await set(first, { squadId, isOnDuty: true })).ok).toBe(true);
    expect(await rowOf(squadId)).toEqual(before);
    expect(await county.journal(squadId)).toEqual(["squad.on-duty"]);
  });

  test.each([
    { what: "one certified officer of the two that the law demands", certified: 1, others: 2, crew: null },
    { what: "a crew chosen with one certified officer", certified: 3, others: 1, crew: [0, 3] },
    { what: "an empty crew", certified: 2, others: 0, crew: [] },
  ])("refuses $what, and writes nothing", async ({ certified, others, crew }) => {
    const { squadId, members, first } = await squadOf(certified, others);
    const before = await rowOf(squadId);
    const crewIds = crew?.map((at) => members[at]?.personId ?? "") ?? null;
    const refused = await set(first, { squadId, isOnDuty: true, crewIds });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "INVALID_INPUT", path: ["input", "crewIds"] } });
    expect(await rowOf(squadId)).toEqual(before);
    expect(await county.journal(squadId)).toEqual([]);
    expect(await county.query("select 1 from idempotency where actor_id = ?", [first.personId])).toEqual([]);
  });

  test("refuses a village assistant as one of the crew", async () => {
    const { squadId, members, first } = await squadOf(2);
    const assistant = await county.person("VILLAGE_ASSISTANT", {
      agencyId: office,
      divisionCode: "371323001001",
      isCertified: true,
    });
    const crewIds = [...members.map(({ personId }) => personId), assistant.personId];
    expect(await set(first, { squadId, isOnDuty: true, crewIds })).toMatchObject({
      refusal: { code: "INVALID_INPUT" },
    });
  });

  test("refuses a version that is no longer the newest, and an unknown squad", async () => {
    const { squadId, first } = await squadOf(2);
    expect(await set(first, { squadId, isOnDuty: true, expectedVersion: 7 })).toMatchObject({
      refusal: { code: "STALE_VERSION", currentVersion: 1 },
    });
    expect(await set(first, { squadId: "sqd_none", isOnDuty: true })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  test("is for its crew, its leader and those who dispatch in its area alone", async () => {
    const { squadId } = await squadOf(2);
    const [county1, township, elsewhere] = [
      await county.agency("COMMAND_CENTER", "371323"),
      await county.agency("GRID_CENTER", TOWNSHIP),
      await county.agency("GRID_CENTER", "371323002"),
    ];
    const stranger = await squadOf(2);
    const allowed = [
      await county.person("AGENCY_LEADER", { agencyId: office }),
      await county.person("SHIFT_LEADER", { agencyId: county1 }),
      await county.person("DISPATCHER", { agencyId: township }),
    ];
    const refused = [
      stranger.first,
      await county.person("AGENCY_LEADER", { agencyId: department }),
      await county.person("DISPATCHER", { agencyId: elsewhere }),
      await county.person("CHECKER", { agencyId: township }),
      await county.person("ADMINISTRATOR", { agencyId: county1 }),
      await county.person("AUDITOR", { divisionCode: "371323" }),
    ];
    for (const who of allowed) expect(await set(who, { squadId, isOnDuty: true })).toMatchObject({ ok: true });
    for (const who of refused)
      expect(await set(who, { squadId, isOnDuty: false })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await rowOf(squadId)).toMatchObject({ is_on_duty: true });
  });
});
