import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import { readBoard } from "../../server/modules/board/index.js";
import { engagementsBySquad, liveAssignmentsBySquad } from "../../server/modules/dispatch/assignment.queries.js";
import { recommendSquads } from "../../server/modules/fieldwork/index.js";
import { SquadEntity } from "../../server/modules/organisations/index.js";
import { anIncident, plant, plantDeadline, somebody } from "../incidents/planted-incidents.js";
import { SmallCounty } from "../support/small-county.js";
import { aTask, anAssignment, plantTasks } from "./planted-tasks.js";

const now = new Date("2026-11-23T08:00:00Z");
const hoursAgo = (count: number): Date => new Date(now.getTime() - count * 3_600_000);
const [here, there] = ["371323100", "371323101"];

describe("the board", () => {
  let county: SmallCounty;
  let office: Id<"agc">;
  let police: Id<"agc">;
  let free: Id<"sqd">;
  let busy: Id<"sqd">;
  const leader = somebody("SHIFT_LEADER", { scope: { areas: ["371323"], agencies: [] } });

  const onDuty = (id: Id<"sqd">) =>
    county.database.writeAsSystem("test", (em) =>
      em.nativeUpdate(
        SquadEntity,
        { id },
        { isOnDuty: true, longitude: 118.6, latitude: 35.8, positionTakenAt: hoursAgo(0), positionReceivedAt: now },
      ),
    );

  beforeAll(async () => {
    county = await SmallCounty.open();
    office = await county.agency("ENFORCEMENT_OFFICE", here);
    police = await county.agency("POLICE_STATION", here);
    [free, busy] = [await county.squad(office), await county.squad(office)];
    await county.squad(office);
    await onDuty(free);
    await onDuty(busy);
    const incidents = [
      anIncident({
        divisionCode: `${here}200`,
        status: "HANDLING",
        nextDueAt: hoursAgo(1),
        dispatchedAt: hoursAgo(5),
        arrivedAt: hoursAgo(4),
        leadAgencyId: office,
        longitude: 118.61,
        latitude: 35.8,
      }),
      anIncident({
        divisionCode: `${here}200`,
        status: "DISPATCHED",
        nextDueAt: hoursAgo(-1),
        dispatchedAt: hoursAgo(5),
        arrivedAt: hoursAgo(2),
      }),
      anIncident({ divisionCode: `${there}200`, status: "REPORTED" }),
      anIncident({ divisionCode: "371323", status: "REPORTED" }),
      anIncident({ divisionCode: `${there}200`, affectedCodes: [here], status: "FILED" }),
      anIncident({
        divisionCode: `${here}200`,
        status: "CLOSED",
        dispatchedAt: hoursAgo(4),
        handledAt: hoursAgo(2),
        closedAt: hoursAgo(1),
      }),
      // 23:30 in China the day before, then half past midnight today.
      anIncident({ divisionCode: `${here}200`, status: "CLOSED", closedAt: new Date("2026-11-22T15:30:00Z") }),
      anIncident({ divisionCode: `${here}200`, status: "CLOSED", closedAt: new Date("2026-11-22T16:30:00Z") }),
    ];
    await plant(county.database, incidents);
    const [first, second, , , , closed] = incidents;
    if (first === undefined || second === undefined || closed === undefined)
      throw new Error("three incidents are needed");
    const tasks = [
      aTask(first.id, office, { status: "ACCEPTED", offeredAt: hoursAgo(3), acceptedAt: hoursAgo(2) }),
      aTask(second.id, office, { status: "OFFERED" }),
      aTask(second.id, police, { status: "OFFERED", role: "ASSIST" }),
      aTask(closed.id, office, { status: "CONFIRMED", offeredAt: hoursAgo(4), acceptedAt: hoursAgo(1) }),
    ];
    const [late, offered] = tasks;
    if (late === undefined || offered === undefined) throw new Error("two tasks are needed");
    await plantTasks(county.database, tasks, [
      anAssignment(late, busy, { status: "ON_SITE" }),
      anAssignment(offered, free, { status: "RECALLED" }),
    ]);
    await plantDeadline(county.database, first.id, { taskId: late.id, dueAt: hoursAgo(1) });
    await plantDeadline(county.database, second.id, {
      taskId: offered.id,
      dueAt: hoursAgo(1),
      cancelledAt: hoursAgo(2),
    });
  });
  afterAll(() => county.close());

  const boardOf = (divisionCode: string, actor = leader) =>
    county.database.read(actor, (em) => readBoard(em, { actor, divisionCode, now }));

  it("counts what is open, late and unsigned, and of what ended only today's", async () => {
    const board = await boardOf("371323");
    expect(board).toMatchObject({
      openCount: 5,
      overdueCount: 1,
      unacceptedCount: 2,
      squadsOnDuty: 2,
      squadsAvailable: 1,
    });
    expect(Object.fromEntries(board.byStatus.map(({ status, count }) => [status, count]))).toEqual({
      HANDLING: 1,
      DISPATCHED: 1,
      REPORTED: 2,
      FILED: 1,
      CLOSED: 2,
    });
    expect(board.byAgency).toEqual([
      { agencyId: office, openCount: 2, overdueCount: 1 },
      { agencyId: police, openCount: 1, overdueCount: 0 },
    ]);
    expect(board.byTownship).toEqual([
      { divisionCode: "371323", openCount: 1, overdueCount: 0 },
      { divisionCode: here, openCount: 2, overdueCount: 1 },
      { divisionCode: there, openCount: 2, overdueCount: 0 },
    ]);
  });

  it("takes its medians from the last 24 hours", async () => {
    expect(await boardOf("371323")).toMatchObject({
      medianAcceptSeconds: 2 * 3_600,
      medianArriveSeconds: 2 * 3_600,
      medianHandleSeconds: 2 * 3_600,
    });
  });

  it("of a township counts what lies there or reaches in", async () => {
    expect(await boardOf(here)).toMatchObject({ openCount: 3, unacceptedCount: 2, squadsOnDuty: 2 });
    expect(await boardOf(there)).toMatchObject({
      openCount: 2,
      unacceptedCount: 0,
      squadsOnDuty: 0,
      medianAcceptSeconds: null,
    });
  });

  it("counts for each viewer only what they see", async () => {
    const neighbour = somebody("SHIFT_LEADER", { scope: { areas: [there], agencies: [] } });
    expect(await boardOf("371323", neighbour)).toMatchObject({ openCount: 2, squadsOnDuty: 0 });
    const stranger = somebody("AGENCY_LEADER", { scope: { areas: [], agencies: ["agc_none"] } });
    expect(await boardOf("371323", stranger)).toMatchObject({
      openCount: 0,
      byStatus: [],
      byAgency: [],
      byTownship: [],
      squadsOnDuty: 0,
      medianAcceptSeconds: null,
    });
  });

  it("knows that a squad is busy on an incident that the viewer does not see, and tells no more than that", async () => {
    const stranger = somebody("DISPATCHER", { scope: { areas: [there], agencies: [] } });
    await county.database.read(stranger, async (em) => {
      expect(await engagementsBySquad(em, [busy, free])).toEqual(new Map([[busy, { ON_SITE: 1 }]]));
      expect(await liveAssignmentsBySquad(em, [busy])).toEqual(new Map());
      // The function looked past the viewer's scope; the snapshot behind it must not.
      expect(await em.execute("select current_setting('muster.grant') as granted")).toEqual([{ granted: "viewer" }]);
      expect(await em.execute("select id from assignment")).toEqual([]);
    });
  });

  it("recommends the free squad of the agency that owes something, and nothing on an incident that is not seen", async () => {
    const [{ id: incidentId }] = (await county.query<{ id: Id<"inc"> }>(
      "select id from incident where lead_agency_id is not null",
    )) as [{ id: Id<"inc"> }];
    const ask = (actor = leader, agencyId: Id<"agc"> | null = null) =>
      county.database.read(actor, (em) => recommendSquads(em, { actor, incidentId, agencyId, now }));
    const found = await ask();
    expect(found.candidates.map(({ squadId, rank }) => ({ squadId, rank }))).toEqual([{ squadId: free, rank: 1 }]);
    expect(found.candidates[0]?.distanceMeters).toBeCloseTo(902, -1);
    expect((await ask(leader, police)).shortfall).toEqual([expect.stringContaining("没有处置队伍")]);
    const stranger = somebody("DISPATCHER", { scope: { areas: [there], agencies: [] } });
    expect(await ask(stranger)).toEqual({ candidates: [], shortfall: [expect.stringContaining("未找到")] });
  });
});
