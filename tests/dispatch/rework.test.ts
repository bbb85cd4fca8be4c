import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptTask, completeTask, recallTask } from "../../server/modules/dispatch/index.js";
import { recordCheck, requestCheck, returnFeedback } from "../../server/modules/checks/index.js";
import { closeIncident, suspendIncident } from "../../server/modules/incidents/index.js";
import { TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

describe("a failed check", () => {
  it("gives the lead its work again, one round on, on the original clock", async () => {
    const id = await township.checking();
    const first = await township.task(id, "LEAD");
    const original = await township.deadline(id, "HANDLE", first.id);
    township.county.clock.advance(45);
    await township.county.must(township.checker, recordCheck, {
      incidentId: id,
      method: "ON_SITE",
      result: "FAILED",
      note: "仍有乱停",
    });
    expect(await township.incident(id)).toMatchObject({
      status: "HANDLING",
      round: 2,
      checkResult: "FAILED",
      liveTasks: 1,
      checkedAt: null,
    });
    const again = await township.task(id, "LEAD");
    expect(again).toMatchObject({ round: 2, status: "OFFERED", agencyId: first.agencyId, instruction: "仍有乱停" });
    expect(again.id).not.toBe(first.id);
    expect((await township.deadline(id, "HANDLE", again.id)).dueAt).toEqual(original.dueAt);
    const accept = await township.deadline(id, "ACCEPT", again.id);
    expect(accept.dueAt.getTime() - township.county.clock.now().getTime()).toBe(60 * 60_000);
    await township.county.must(township.leader, acceptTask, { taskId: again.id });
    await township.complete(township.leader, again.id);
    expect(await township.incident(id)).toMatchObject({ status: "FEEDBACK", liveTasks: 0 });
    await township.county.must(township.dispatcher, requestCheck, { incidentId: id });
    await township.county.must(township.checker, recordCheck, { incidentId: id, method: "ON_SITE", result: "PASSED" });
    await township.county.must(township.shiftLeader, closeIncident, { incidentId: id, disposition: "RESOLVED" });
    const ended = (await township.tasks(id)).map(({ role, round, status }) => `${role} ${round} ${status}`);
    expect(ended.sort()).toEqual([
      "ASSIST 1 CONFIRMED",
      "CHECK 1 DONE",
      "CHECK 2 CONFIRMED",
      "LEAD 1 DONE",
      "LEAD 2 CONFIRMED",
    ]);
    expect(await township.armed(id)).toEqual([]);
  });

  it("is recorded only with the incident: the check's task is not completed alone", async () => {
    const id = await township.checking();
    const { id: taskId } = await township.task(id, "CHECK");
    for (const actor of [township.checker, township.gridWorker, township.dispatcher]) {
      await township.county.refuses("ILLEGAL_TRANSITION", actor, completeTask, {
        taskId,
        resultCode: "PASSED",
        result: "好",
      });
    }
  });

  it("is not recorded by a handling agency, another post, or twice", async () => {
    const id = await township.checking();
    const { county } = township;
    const said = { incidentId: id, method: "PHONE", result: "PASSED" } as const;
    await county.refuses("FORBIDDEN", township.dispatcher, recordCheck, said);
    const checkerOfHandler = { ...township.checker, agencyId: township.leader.agencyId };
    await county.refuses("CHECKER_IS_HANDLER", checkerOfHandler, recordCheck, said);
    await county.must(township.checker, recordCheck, said);
    await county.refuses("ILLEGAL_TRANSITION", township.checker, recordCheck, said);
  });

  it("is asked of somebody else where it was called back", async () => {
    const id = await township.checking();
    await township.county.refuses("OPEN_TASKS_REMAIN", township.dispatcher, requestCheck, { incidentId: id });
    const { id: taskId } = await township.task(id, "CHECK");
    await township.county.must(township.dispatcher, recallTask, { taskId, reason: "核查员回避" });
    expect(await township.incident(id)).toMatchObject({ status: "CHECKING", liveTasks: 0 });
    const center = await township.county.agencyId("371323-CC");
    await township.county.must(township.dispatcher, requestCheck, { incidentId: id, checkerAgencyId: center });
    expect(await township.task(id, "CHECK")).toMatchObject({ agencyId: center, status: "OFFERED" });
    const checker = await township.county.actor("CHECKER", { agency: "371323-CC" });
    await township.county.must(checker, recordCheck, { incidentId: id, method: "DOCUMENT", result: "PASSED" });
    expect((await township.incident(id)).checkResult).toBe("PASSED");
  });
});

describe("a check's request", () => {
  it("is refused for an agency that handled, an unknown one, and before the feedback", async () => {
    const id = await township.feedback();
    const { county, dispatcher, leader } = township;
    await county.refuses("CHECKER_IS_HANDLER", dispatcher, requestCheck, {
      incidentId: id,
      checkerAgencyId: String(leader.agencyId),
    });
    await county.refuses("NOT_FOUND", dispatcher, requestCheck, { incidentId: id, checkerAgencyId: "agc_unknown" });
    await county.refuses("ILLEGAL_TRANSITION", dispatcher, requestCheck, { incidentId: await township.handling() });
  });
});

describe("incomplete feedback", () => {
  it("goes back to the lead on the original clock", async () => {
    const id = await township.feedback();
    const first = await township.task(id, "LEAD");
    const original = await township.deadline(id, "HANDLE", first.id);
    await township.county.must(township.dispatcher, returnFeedback, { incidentId: id, reason: "缺少照片" });
    const again = await township.task(id, "LEAD");
    expect(again).toMatchObject({ round: 2, status: "OFFERED", instruction: "缺少照片" });
    expect((await township.deadline(id, "HANDLE", again.id)).dueAt).toEqual(original.dueAt);
    expect(await township.incident(id)).toMatchObject({ status: "HANDLING", round: 2, liveTasks: 1 });
  });
});

describe("closing", () => {
  it("is refused before the check has passed, with a disposition that does not fit, and to everybody but the shift leader who commands", async () => {
    const id = await township.checking();
    const { county, shiftLeader, dispatcher, countyShiftLeader, checker } = township;
    const close = { incidentId: id, disposition: "RESOLVED" } as const;
    await county.refuses("OPEN_TASKS_REMAIN", shiftLeader, closeIncident, close);
    await county.must(checker, recordCheck, { incidentId: id, method: "PHONE", result: "PASSED" });
    await county.refuses("FORBIDDEN", dispatcher, closeIncident, close);
    await county.refuses("NOT_COMMANDING", countyShiftLeader, closeIncident, close);
    await county.refuses("NOT_FOUND", township.neighbour, closeIncident, close);
    await county.refuses("DISPOSITION_REQUIRED", shiftLeader, closeIncident, { ...close, disposition: "ON_THE_SPOT" });
    await county.refuses("ILLEGAL_TRANSITION", shiftLeader, suspendIncident, {
      incidentId: await township.feedback(),
      reason: "FUNDING",
      reviewAt: new Date("2026-12-01T00:00:00Z"),
    });
  });
});
