import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import { reportPositions, type ReportedPosition } from "../../server/modules/organisations/index.js";
import { SmallCounty, type Somebody } from "../support/small-county.js";

const TOWNSHIP = "371323001";

describe("reporting positions", () => {
  let county: SmallCounty;
  let office: Id<"agc">;

  beforeAll(async () => {
    county = await SmallCounty.open();
    office = await county.agency("WATER_CENTER", TOWNSHIP);
  });
  afterAll(() => county.close());

  const squadAt = async (agencyId: Id<"agc">) => {
    const squadId = await county.squad(agencyId);
    return { squadId, member: await county.person("SQUAD_MEMBER", { agencyId, squadId }) };
  };
  /** A position so many minutes from now, told apart by its longitude. */
  const at = (minutes: number, longitude: number, more: Partial<ReportedPosition> = {}): ReportedPosition => ({
    longitude,
    latitude: 35.79,
    takenAt: new Date(county.clock.now().getTime() + minutes * 60_000),
    ...more,
  });
  const report = ({ member, squadId }: { member: Somebody; squadId: Id<"sqd"> }, ...positions: ReportedPosition[]) =>
    county.run(member.actor, reportPositions, { squadId, positions });
  const longitudeOf = async (squadId: string) =>
    (await county.query<{ longitude: number | null }>("select longitude from squad where id = ?", [squadId]))[0]
      ?.longitude;
  const track = async (squadId: string) =>
    (
      await county.query<{ longitude: number }>(
        "select longitude from squad_track where squad_id = ? order by taken_at",
        [squadId],
      )
    ).map(({ longitude }) => longitude);

  test("sorts a batch by device time, keeps all of it, moves to the newest and records one entry", async () => {
    const squad = await squadAt(office);
    expect(await report(squad, at(-2, 118.2), at(-1, 118.3), at(-3, 118.1))).toEqual({
      ok: true,
      value: { squadId: squad.squadId },
    });
    expect(await track(squad.squadId)).toEqual([118.1, 118.2, 118.3]);
    expect(await longitudeOf(squad.squadId)).toBe(118.3);
    const entries = await county.query<{ changes: object }>("select changes from journal where stream = ?", [
      squad.squadId,
    ]);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.changes).toMatchObject({ longitude: 118.3 });
  });

  test("keeps a late batch in the track without moving the squad back", async () => {
    const squad = await squadAt(office);
    await report(squad, at(-1, 118.3));
    await report(squad, at(-60, 118.1), at(-30, 118.2));
    expect(await track(squad.squadId)).toEqual([118.1, 118.2, 118.3]);
    expect(await longitudeOf(squad.squadId)).toBe(118.3);
    expect(await county.journal(squad.squadId)).toEqual(["squad.moved"]);
  });

  test("takes the same positions twice as once, also within one batch", async () => {
    const squad = await squadAt(office);
    const batch = [at(-2, 118.1), at(-1, 118.2), at(-1, 118.2)];
    await report(squad, ...batch);
    expect((await report(squad, ...batch)).ok).toBe(true);
    expect(await track(squad.squadId)).toEqual([118.1, 118.2]);
    expect(await county.journal(squad.squadId)).toEqual(["squad.moved"]);
  });

  test("moves to the newest where two batches arrive at the same instant", async () => {
    const squad = await squadAt(office);
    await Promise.all([-5, -1, -3, -2, -4].map((minutes) => report(squad, at(minutes, 118 - minutes / 10))));
    expect(await longitudeOf(squad.squadId)).toBe(118.1);
    expect(await track(squad.squadId)).toHaveLength(5);
  });

  test("does not make a version of the squad, so that nobody's expected version grows stale", async () => {
    const squad = await squadAt(office);
    await report(squad, at(-1, 118.3));
    expect(await county.query("select version from squad where id = ?", [squad.squadId])).toEqual([{ version: 1 }]);
  });

  test("keeps a fix of a kilometer in the track without showing it", async () => {
    const squad = await squadAt(office);
    await report(squad, at(-2, 118.2, { accuracyMeters: 20 }), at(-1, 118.9, { accuracyMeters: 1_000 }));
    expect(await longitudeOf(squad.squadId)).toBe(118.2);
    expect(await track(squad.squadId)).toEqual([118.2, 118.9]);
  });

  test("undoes the offset of Chinese maps", async () => {
    const squad = await squadAt(office);
    await report(squad, at(-1, 118.6, { system: "GCJ02" }));
    const longitude = (await longitudeOf(squad.squadId)) ?? 0;
    expect(Math.abs(longitude - 118.6)).toBeGreaterThan(0.003);
    expect(Math.abs(longitude - 118.6)).toBeLessThan(0.01);
  });

  test("takes a clock that is two minutes ahead, and refuses one further ahead by its index, writing nothing", async () => {
    const squad = await squadAt(office);
    expect((await report(squad, at(2, 118.2))).ok).toBe(true);
    const refused = await report(squad, at(1, 118.1), at(2.1, 118.3));
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "TOO_FAR_IN_FUTURE", path: ["input", "positions", "1", "takenAt"] },
    });
    expect(await track(squad.squadId)).toEqual([118.2]);
    expect(await county.journal(squad.squadId)).toHaveLength(1);
  });

  test.each([
    { what: "no position", make: () => [] },
    { what: "more than 200", make: () => Array.from({ length: 201 }, (_, index) => at(-index, 118.1)) },
    { what: "a longitude beyond the globe", make: () => [at(-1, 181)] },
    { what: "a latitude that is no number", make: () => [at(-1, 118, { latitude: Number.NaN })] },
    { what: "a negative accuracy", make: () => [at(-1, 118, { accuracyMeters: -1 })] },
  ])("refuses $what", async ({ make }) => {
    const squad = await squadAt(office);
    expect(await report(squad, ...make())).toMatchObject({ ok: false, refusal: { code: "INVALID_INPUT" } });
    expect(await track(squad.squadId)).toEqual([]);
  });

  test("is for the squad's own people alone", async () => {
    const [mine, other] = [await squadAt(office), await squadAt(office)];
    const leader = await county.person("AGENCY_LEADER", { agencyId: office });
    for (const member of [other.member, leader]) {
      expect(await report({ member, squadId: mine.squadId }, at(-1, 118.1))).toMatchObject({
        refusal: { code: "FORBIDDEN" },
      });
    }
    expect(await track(mine.squadId)).toEqual([]);
  });

  test("tells the movements of police to their station and their line alone, those of others to their area too", async () => {
    const bureau = await county.agency("COUNTY_DEPARTMENT", "371323", { lineCode: "PUBLIC_SECURITY" });
    const station = await county.agency("POLICE_STATION", TOWNSHIP, {
      lineCode: "PUBLIC_SECURITY",
      lineDepartmentId: bureau,
    });
    const center = await county.agency("GRID_CENTER", TOWNSHIP);
    const [police, water] = [await squadAt(station), await squadAt(office)];
    await report(police, at(-1, 118.1));
    await report(water, at(-1, 118.1));
    const readers = {
      station: await county.person("SQUAD_MEMBER", { agencyId: station }),
      bureau: await county.person("AGENCY_LEADER", { agencyId: bureau }),
      center: await county.person("SHIFT_LEADER", { agencyId: center }),
      water: await county.person("AGENCY_LEADER", { agencyId: office }),
      auditor: await county.person("AUDITOR", { divisionCode: "371323" }),
    };
    const sees = async ({ actor }: Somebody) => {
      const found = await county.database.read(actor, (em) =>
        em.execute<{ stream: string }[]>("select stream from journal where stream in (?, ?)", [
          police.squadId,
          water.squadId,
        ]),
      );
      return found.map(({ stream }) => (stream === police.squadId ? "police" : "water"));
    };
    expect(await sees(readers.station)).toEqual(["police"]);
    expect(await sees(readers.bureau)).toEqual(["police"]);
    expect(await sees(readers.center)).toEqual(["water"]);
    expect(await sees(readers.water)).toEqual(["water"]);
    expect(await sees(readers.auditor)).toEqual(["water"]);
  });
});
