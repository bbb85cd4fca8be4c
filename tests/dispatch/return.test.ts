import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  acceptTask,
  completeTask,
  dispatchIncident,
  recallTask,
  waiveTask,
} from "../../server/modules/dispatch/index.js";
import { requestCheck } from "../../server/modules/checks/index.js";
import { requestReturn, ruleOnReturn, ruleOnReturnDispute } from "../../server/modules/returns/index.js";
import type { Id } from "../../server/kernel/ids.js";
import { TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

const request = async (taskId: Id<"tsk">, basis: string) =>
  township.county.must(township.leader, requestReturn, { taskId, basis });
const rule = async (taskId: Id<"tsk">, isGranted: boolean) =>
  township.county.must(township.dispatcher, ruleOnReturn, { taskId, isGranted, reason: "已核" });

/** An incident whose third request waits for the county, on its signed lead task. */
async function disputed(): Promise<{ id: Id<"inc">; taskId: Id<"tsk"> }> {
  const id = await township.handling();
  const { id: taskId } = await township.task(id, "LEAD");
  for (const basis of ["不属本单位职责", "没有设备"]) {
    await request(taskId, basis);
    await rule(taskId, false);
  }
  await request(taskId, "道路归公路局管");
  return { id, taskId };
}

describe("a return", () => {
  it("leaves the clock running while it is asked for", async () => {
    const id = await township.handling();
    const { id: taskId } = await township.task(id, "LEAD");
    const before = await township.deadline(id, "HANDLE", taskId);
    await request(taskId, "不属本单位职责");
    expect(await township.task(id, "LEAD")).toMatchObject({
      status: "RETURN_REQUESTED",
      statusBeforeReturn: "ACCEPTED",
      endedAt: null,
    });
    expect(await township.deadline(id, "HANDLE", taskId)).toEqual(before);
    expect(await township.incident(id)).toMatchObject({ returnRequests: 1, isRulingPending: false, liveTasks: 2 });
  });

  it("that is refused goes back to where the task was", async () => {
    const unsigned = await township.report();
    const { id: taskId } = await township.task(unsigned, "LEAD");
    await request(taskId, "不属本单位职责");
    await rule(taskId, false);
    expect(await township.task(unsigned, "LEAD")).toMatchObject({ status: "OFFERED", statusBeforeReturn: null });
  });

  it("that is granted ends the task unmet, and the next lead gets a task and clocks of its own", async () => {
    const id = await township.handling();
    const { id: taskId } = await township.task(id, "LEAD");
    await request(taskId, "不属本单位职责");
    await rule(taskId, true);
    expect(await township.task(id, "LEAD")).toMatchObject({ status: "RETURNED", doneAt: null });
    expect(await township.incident(id)).toMatchObject({ status: "HANDLING", liveTasks: 1, leadAgencyId: null });
    const ended = (await township.deadlines(id)).filter((deadline) => deadline.taskId === taskId);
    expect(ended.find(({ kind }) => kind === "HANDLE")).toMatchObject({ metAt: null });
    expect(ended.every(({ metAt, cancelledAt }) => metAt != null || cancelledAt != null)).toBe(true);
    const [stored] = await township.county.query(
      "select is_granted, ruled_by_id, reason from return_request where task_id = ?",
      [taskId],
    );
    expect(stored).toMatchObject({ is_granted: true, ruled_by_id: township.dispatcher.personId, reason: "已核" });

    await township.county.refuses("INVALID_INPUT", township.dispatcher, dispatchIncident, { incidentId: id });
    const police = await township.county.agencyId("371323001-PS");
    await township.county.refuses("NOT_ON_LIST", township.dispatcher, dispatchIncident, {
      incidentId: id,
      leadAgencyId: police,
    });
    township.county.clock.advance(90);
    await township.county.must(township.dispatcher, dispatchIncident, {
      incidentId: id,
      leadAgencyId: police,
      overrideReason: "退单改派",
    });
    const next = await township.task(id, "LEAD");
    expect(next).toMatchObject({ agencyId: police, status: "OFFERED", round: 1 });
    expect(await township.incident(id)).toMatchObject({ leadAgencyId: police, liveTasks: 2 });
    expect(await township.armed(id)).toEqual(["ACCEPT", "ACCEPT", "HANDLE", "HANDLE"]);
    expect((await township.deadline(id, "HANDLE", next.id)).dueAt.getTime()).toBeGreaterThan(
      township.county.clock.now().getTime(),
    );
  });

  it("is never asked for twice by one agency for the same reason", async () => {
    const id = await township.handling();
    const { id: taskId } = await township.task(id, "LEAD");
    await request(taskId, "不属本单位职责");
    await rule(taskId, false);
    await township.county.refuses("RETURNED_BEFORE", township.leader, requestReturn, {
      taskId,
      basis: " 不属本单位，职责。 ",
    });
  });

  it("needs its basis, its leader and its commanding center", async () => {
    const id = await township.handling();
    const { id: taskId } = await township.task(id, "LEAD");
    const { county, leader, supporter, dispatcher, countyDispatcher } = township;
    await county.refuses("RETURN_NEEDS_BASIS", leader, requestReturn, { taskId, basis: " " });
    await county.refuses("FORBIDDEN", dispatcher, requestReturn, { taskId, basis: "不属本单位职责" });
    await county.refuses("FORBIDDEN", supporter, requestReturn, { taskId, basis: "不属本单位职责" });
    await county.refuses("ILLEGAL_TRANSITION", dispatcher, ruleOnReturn, { taskId, isGranted: true, reason: "已核" });
    await request(taskId, "不属本单位职责");
    await county.refuses("INVALID_INPUT", dispatcher, ruleOnReturn, { taskId, isGranted: true, reason: " " });
    await county.refuses("FORBIDDEN", countyDispatcher, ruleOnReturn, { taskId, isGranted: true, reason: "已核" });
    await county.refuses("ILLEGAL_TRANSITION", leader, completeTask, {
      taskId,
      resultCode: "CORRECTED",
      result: "已整改",
    });
  });
});

describe("the third request on an incident", () => {
  it("waits for the county, and the agency keeps handling", async () => {
    const { id, taskId } = await disputed();
    expect(await township.incident(id)).toMatchObject({ returnRequests: 3, isRulingPending: true });
    await township.county.refuses("RULING_PENDING", township.dispatcher, ruleOnReturn, {
      taskId,
      isGranted: true,
      reason: "已核",
    });
    await township.county.refuses("FORBIDDEN", township.shiftLeader, ruleOnReturnDispute, {
      taskId,
      isGranted: true,
      reason: "已核",
    });
    await township.county.must(township.countyShiftLeader, ruleOnReturnDispute, {
      taskId,
      isGranted: true,
      reason: "归公路局",
    });
    expect(await township.task(id, "LEAD")).toMatchObject({ status: "RETURNED" });
    expect(await township.incident(id)).toMatchObject({ isRulingPending: false, leadAgencyId: null });
  });

  it("is ruled against: the agency goes on where it was", async () => {
    const { id, taskId } = await disputed();
    await township.county.must(township.countyShiftLeader, ruleOnReturnDispute, {
      taskId,
      isGranted: false,
      reason: "属其职责",
    });
    expect(await township.task(id, "LEAD")).toMatchObject({ status: "ACCEPTED", statusBeforeReturn: null });
    expect(await township.incident(id)).toMatchObject({ isRulingPending: false });
  });

  it("is ruled on also when the work is done, and only then the check begins", async () => {
    const { id, taskId } = await disputed();
    await township.complete(township.leader, taskId);
    const assist = await township.task(id, "ASSIST");
    await township.county.must(township.dispatcher, waiveTask, { taskId: assist.id, reason: "不再需要" });
    expect(await township.incident(id)).toMatchObject({ status: "FEEDBACK", isRulingPending: true });
    await township.county.refuses("RULING_PENDING", township.dispatcher, requestCheck, { incidentId: id });
    await township.county.must(township.countyShiftLeader, ruleOnReturnDispute, {
      taskId,
      isGranted: true,
      reason: "不属其职责",
    });
    expect(await township.task(id, "LEAD")).toMatchObject({ status: "DONE", statusBeforeReturn: null });
    expect((await township.journal(id)).at(-1)).toBe("task.dispute-ruled");
    await township.county.must(township.dispatcher, requestCheck, { incidentId: id });
    expect((await township.incident(id)).status).toBe("CHECKING");
  });

  it("falls away where the task is taken back", async () => {
    const { id, taskId } = await disputed();
    await township.county.must(township.dispatcher, recallTask, { taskId, reason: "派错" });
    expect(await township.incident(id)).toMatchObject({ isRulingPending: false, leadAgencyId: null });
    const open = await township.county.query(
      "select id from return_request where incident_id = ? and ruled_at is null",
      [id],
    );
    expect(open).toEqual([]);
  });

  it("stays pending while another request of the county's is open", async () => {
    const { id, taskId } = await disputed();
    const assist = await township.task(id, "ASSIST");
    await township.county.must(township.supporter, acceptTask, { taskId: assist.id });
    await township.county.must(township.supporter, requestReturn, { taskId: assist.id, basis: "无关" });
    await township.county.must(township.countyShiftLeader, ruleOnReturnDispute, {
      taskId,
      isGranted: false,
      reason: "属其职责",
    });
    expect(await township.incident(id)).toMatchObject({ returnRequests: 4, isRulingPending: true });
    await township.county.must(township.countyShiftLeader, ruleOnReturnDispute, {
      taskId: assist.id,
      isGranted: false,
      reason: "有关",
    });
    expect(await township.incident(id)).toMatchObject({ isRulingPending: false });
  });
});
