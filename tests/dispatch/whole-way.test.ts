import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptTask } from "../../server/modules/dispatch/index.js";
import { recordCheck, requestCheck } from "../../server/modules/checks/index.js";
import { closeIncident } from "../../server/modules/incidents/index.js";
import { GAS, TownshipAtWork, VILLAGE } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

describe("an ordinary incident from report to closing", () => {
  it("is filed and dispatched in the instant of its report, as the list says", async () => {
    const id = await township.report();
    const incident = await township.incident(id);
    const eo = await township.county.agencyId("371323001-EO");
    const to = await township.county.agencyId("371323001-TO");
    const gc = await township.county.agencyId("371323001-GC");
    expect(incident).toMatchObject({
      status: "DISPATCHED",
      tier: "ORDINARY",
      liveTasks: 2,
      round: 1,
      commandingCenterId: gc,
      leadAgencyId: eo,
      villageCode: VILLAGE,
    });
    expect(incident.number).toMatch(/^371323-20261123-\d{6}$/);
    expect(new Set(incident.agencyIds)).toEqual(new Set([gc, eo, to]));
    expect(new Set(incident.handlingAgencyIds)).toEqual(new Set([eo, to]));
    const tasks = await township.tasks(id);
    expect(tasks.map(({ role, agencyId, status }) => ({ role, agencyId, status }))).toEqual([
      { role: "LEAD", agencyId: eo, status: "OFFERED" },
      { role: "ASSIST", agencyId: to, status: "OFFERED" },
    ]);
    expect(await township.journal(id)).toEqual([
      "incident.reported",
      "incident.filed",
      "task.offered",
      "task.offered",
      "incident.dispatched",
    ]);
    expect(await township.armed(id)).toEqual(["ACCEPT", "ACCEPT", "HANDLE", "HANDLE"]);
    const accept = await township.deadline(id, "ACCEPT", tasks[0]?.id);
    // One working hour from nine o'clock.
    expect(accept.dueAt).toEqual(new Date("2026-11-23T10:00:00+08:00"));
    expect(incident.nextDueAt).toEqual(accept.dueAt);
    expect((await township.deadline(id, "FILE")).metAt).toEqual(incident.reportedAt);
    expect((await township.deadline(id, "DISPATCH")).metAt).toEqual(incident.reportedAt);
  });

  it("goes through every hand and ends with no task and no clock left", async () => {
    const id = await township.report();
    const lead = await township.task(id, "LEAD");
    const assist = await township.task(id, "ASSIST");
    const { county } = township;
    await county.must(township.leader, acceptTask, { taskId: lead.id });
    expect((await township.incident(id)).status).toBe("HANDLING");
    await county.must(township.supporter, acceptTask, { taskId: assist.id });
    await township.complete(township.leader, lead.id);
    expect(await township.incident(id)).toMatchObject({ status: "HANDLING", liveTasks: 1 });
    await township.complete(township.supporter, assist.id);
    expect(await township.incident(id)).toMatchObject({ status: "FEEDBACK", liveTasks: 0, nextDueAt: null });
    await county.must(township.dispatcher, requestCheck, { incidentId: id, method: "ON_SITE" });
    expect(await township.incident(id)).toMatchObject({ status: "CHECKING", liveTasks: 1, checkResult: null });
    expect(await township.armed(id)).toEqual(["CHECK"]);
    await county.must(township.checker, recordCheck, { incidentId: id, method: "ON_SITE", result: "PASSED" });
    expect(await township.incident(id)).toMatchObject({ status: "CHECKING", liveTasks: 0, checkResult: "PASSED" });
    expect(await township.armed(id)).toEqual(["CLOSE"]);
    await county.must(township.shiftLeader, closeIncident, { incidentId: id, disposition: "RESOLVED" });
    expect(await township.incident(id)).toMatchObject({
      status: "CLOSED",
      disposition: "RESOLVED",
      liveTasks: 0,
      nextDueAt: null,
    });
    expect(await township.armed(id)).toEqual([]);
    expect((await township.tasks(id)).map(({ status }) => status)).toEqual(["CONFIRMED", "CONFIRMED", "CONFIRMED"]);
    expect((await township.journal(id)).slice(5)).toEqual([
      "task.accepted",
      "incident.handling-started",
      "task.accepted",
      "task.done",
      "task.done",
      "incident.feedback-given",
      "incident.check-requested",
      "task.offered",
      "task.done",
      "incident.checked",
      "incident.closed",
      "task.confirmed",
      "task.confirmed",
      "task.confirmed",
    ]);
  });

  it("is checked by a grid worker of the village", async () => {
    const id = await township.checking();
    await township.county.must(township.gridWorker, recordCheck, {
      incidentId: id,
      method: "ON_SITE",
      result: "NOT_CHECKABLE",
    });
    expect(await township.incident(id)).toMatchObject({
      status: "CHECKING",
      checkResult: "NOT_CHECKABLE",
      liveTasks: 0,
    });
  });
});

describe("an emergency", () => {
  it("is filed and dispatched at once to the county, its lead department and the township", async () => {
    const id = await township.report({ matterCode: GAS, description: "燃气泄漏" });
    const incident = await township.incident(id);
    const center = await township.county.agencyId("371323-CC");
    expect(incident).toMatchObject({ status: "DISPATCHED", tier: "EMERGENCY", commandingCenterId: center });
    const agencies = await township.county.query<{ role: string; kind: string; division_code: string }>(
      "select t.role, a.kind, a.division_code from task t join agency a on a.id = t.agency_id where t.incident_id = ?",
      [id],
    );
    expect(agencies.find(({ role }) => role === "LEAD")).toMatchObject({
      kind: "COUNTY_DEPARTMENT",
      division_code: "371323",
    });
    expect(
      agencies
        .filter(({ division_code: code }) => code === "371323001")
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(["GRID_CENTER", "POLICE_STATION"]);
    const recorded = await township.county.query<{ recorded_at: string }>(
      "select distinct recorded_at from journal where incident_id = ?",
      [id],
    );
    expect(recorded).toHaveLength(1);
  });
});
