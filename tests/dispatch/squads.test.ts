import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../server/kernel/actor.js";
import type { Id } from "../../server/kernel/ids.js";
import {
  acceptAssignment,
  arrive,
  clearAssignment,
  depart,
  recallAssignment,
} from "../../server/modules/fieldwork/index.js";
import {
  acceptTask,
  assignSquad,
  completeTask,
  dispatchIncident,
  recallTask,
  waiveTask,
} from "../../server/modules/dispatch/index.js";
import { requestReturn, ruleOnReturn } from "../../server/modules/returns/index.js";
import { registerEvidence } from "../../server/modules/evidence/index.js";
import { BUILDING, GAS, TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
let squadId: Id<"sqd">;
let member: Actor;
beforeAll(async () => {
  township = await TownshipAtWork.open();
  squadId = await township.squadId("EO-001-1");
  member = await township.member("EO-001-1");
});
afterAll(() => township?.county.close());

/** The enforcement office's first squad on the lead task of a new incident. */
async function assigned(): Promise<{ id: Id<"inc">; taskId: Id<"tsk">; assignmentId: Id<"asg"> }> {
  const id = await township.handling();
  const { id: taskId } = await township.task(id, "LEAD");
  await township.county.must(township.leader, assignSquad, { taskId, squadId, overrideReason: "人手紧张" });
  const [assignment] = await township.assignments(taskId);
  if (assignment === undefined) throw new Error("no assignment was offered");
  return { id, taskId, assignmentId: assignment.id };
}

/** Frees the squad, so that the next test finds it free. */
const free = (taskId: Id<"tsk">) =>
  township.county.must(township.dispatcher, recallTask, { taskId, reason: "测试完毕" });

describe("a squad on a task", () => {
  it("accepts, sets out, arrives and completes; the task keeps its first arrival", async () => {
    const { id, taskId, assignmentId } = await assigned();
    const { county } = township;
    const { clock } = county;
    await county.must(member, acceptAssignment, { assignmentId });
    clock.advance(2);
    await county.must(member, depart, { assignmentId });
    clock.advance(5);
    const arrivedAt = clock.now();
    await county.must(member, arrive, {
      assignmentId,
      at: new Date(arrivedAt.getTime() - 60_000),
      point: { longitude: 118.63, latitude: 35.78 },
    });
    expect(await township.task(id, "LEAD")).toMatchObject({ status: "ACCEPTED", arrivedAt });
    expect(await township.incident(id)).toMatchObject({ status: "HANDLING", arrivedAt });
    const [entry] = await county.query<{ seconds: string }>(
      "select extract(epoch from recorded_at - occurred_at)::int as seconds from journal where incident_id = ? and type = 'assignment.arrived'",
      [id],
    );
    expect(Number(entry?.seconds)).toBe(60);
    await county.must(member, completeTask, { taskId, resultCode: "MOVED", result: "已清走" });
    expect(await township.assignments(taskId)).toMatchObject([{ status: "CLEARED" }]);
    expect(await township.task(id, "LEAD")).toMatchObject({ status: "DONE", resultCode: "MOVED" });
  });

  it("takes its steps in any stride and none backward, and accepts once", async () => {
    const { taskId, assignmentId } = await assigned();
    const { county } = township;
    await county.must(member, arrive, { assignmentId });
    expect(await township.assignments(taskId)).toMatchObject([
      { status: "ON_SITE", acceptedAt: county.clock.now(), departedAt: county.clock.now() },
    ]);
    await county.refuses("ILLEGAL_TRANSITION", member, depart, { assignmentId });
    await county.refuses("ALREADY_TAKEN", member, acceptAssignment, { assignmentId });
    await county.refuses("TOO_FAR_IN_FUTURE", member, clearAssignment, {
      assignmentId,
      at: new Date(county.clock.now().getTime() + 3_600_000),
    });
    await county.must(member, clearAssignment, { assignmentId });
    await county.refuses("ILLEGAL_TRANSITION", member, clearAssignment, { assignmentId });
    await county.refuses("FORBIDDEN", member, completeTask, { taskId, resultCode: "MOVED", result: "已清走" });
    await free(taskId);
  });

  it("is moved by its own members, its leader and the commanding center, and by nobody else", async () => {
    const { taskId, assignmentId } = await assigned();
    const { county } = township;
    await county.refuses("FORBIDDEN", await township.member("EO-001-2"), acceptAssignment, { assignmentId });
    await county.refuses("NOT_FOUND", await township.member("WC-001-1"), acceptAssignment, { assignmentId });
    await county.refuses("FORBIDDEN", member, recallAssignment, { assignmentId, reason: "不去" });
    await county.refuses("FORBIDDEN", township.checker, acceptAssignment, { assignmentId });
    await county.must(township.dispatcher, acceptAssignment, { assignmentId, onBehalf: "执法一组电话" });
    const [entry] = await county.query<{ actor: string }>(
      "select actor from journal where assignment_id = ? and type = 'assignment.accepted'",
      [assignmentId],
    );
    expect(entry?.actor).toBe(`${township.dispatcher.personName}（代 执法一组电话）`);
    await free(taskId);
  });

  it("is diverted, and its task is back at the agency with its remaining time", async () => {
    const { id, taskId, assignmentId } = await assigned();
    const before = await township.deadline(id, "HANDLE", taskId);
    await township.county.must(member, depart, { assignmentId });
    township.county.clock.advance(12);
    await township.county.refuses("INVALID_INPUT", township.leader, recallAssignment, { assignmentId, reason: "" });
    await township.county.must(township.leader, recallAssignment, { assignmentId, reason: "转往突发事件" });
    expect(await township.assignments(taskId)).toMatchObject([{ status: "RECALLED", recallReason: "转往突发事件" }]);
    expect(await township.deadline(id, "HANDLE", taskId)).toEqual(before);
    expect(await township.task(id, "LEAD")).toMatchObject({ status: "ACCEPTED" });
    await township.county.must(township.leader, assignSquad, { taskId, squadId });
    expect((await township.assignments(taskId)).map(({ status }) => status)).toEqual(["RECALLED", "OFFERED"]);
    await free(taskId);
  });
});

describe("assigning a squad", () => {
  it("needs a signed task, a squad of its agency that is not there yet, and a reason where it is not available", async () => {
    const { county, leader, supporter, dispatcher } = township;
    const id = await township.report();
    const { id: taskId } = await township.task(id, "LEAD");
    await county.refuses("FORBIDDEN", leader, assignSquad, { taskId, squadId });
    const assist = await township.task(id, "ASSIST");
    const unasked = await township.squadId("TO-001-1");
    await county.refuses("SQUAD_NOT_DISPATCHABLE", dispatcher, assignSquad, { taskId: assist.id, squadId: unasked });
    await county.must(leader, acceptTask, { taskId });
    await county.refuses("FORBIDDEN", supporter, assignSquad, { taskId, squadId });
    await county.refuses("SQUAD_OF_OTHER_AGENCY", leader, assignSquad, {
      taskId,
      squadId: await township.squadId("PS-001-1"),
    });
    await county.refuses("NOT_FOUND", leader, assignSquad, { taskId, squadId: "sqd_unknown" });
    await county.must(leader, assignSquad, { taskId, squadId });
    await county.refuses("ALREADY_TAKEN", leader, assignSquad, { taskId, squadId });
    await county.must(member, depart, { assignmentId: String((await township.assignments(taskId))[0]?.id) });
    const other = await township.handling();
    const { id: otherTaskId } = await township.task(other, "LEAD");
    await county.refuses("SQUAD_NOT_DISPATCHABLE", leader, assignSquad, { taskId: otherTaskId, squadId });
    await county.must(leader, assignSquad, { taskId: otherTaskId, squadId, overrideReason: "就近" });
    expect(await township.assignments(otherTaskId)).toMatchObject([{ overrideReason: "就近", status: "OFFERED" }]);
    await free(taskId);
    await free(otherTaskId);
  });
});

describe("the center", () => {
  it("sends squads itself to an EMERGENCY; their agencies are told, and have signed once their squads go", async () => {
    const { county, countyDispatcher } = township;
    const id = await township.report({ matterCode: GAS, description: "燃气泄漏" });
    const police = await township.squadId("PS-001-1");
    await county.refuses("SQUAD_OF_OTHER_AGENCY", countyDispatcher, dispatchIncident, {
      incidentId: id,
      squadIds: [squadId],
    });
    await county.must(countyDispatcher, dispatchIncident, { incidentId: id, squadIds: [police] });
    const [offered] = await county.query<{ id: Id<"asg">; task_id: Id<"tsk"> }>(
      "select id, task_id from assignment where incident_id = ?",
      [id],
    );
    if (offered === undefined) throw new Error("no squad was sent");
    await county.must(await township.member("PS-001-1"), arrive, { assignmentId: offered.id });
    const [signed] = (await township.tasks(id)).filter(({ id: each }) => each === offered.task_id);
    expect(signed).toMatchObject({ status: "ACCEPTED", isDeemedAccepted: true });
    expect(await township.incident(id)).toMatchObject({ status: "HANDLING" });
    expect((await township.journal(id)).slice(-3)).toEqual([
      "assignment.arrived",
      "task.accepted",
      "incident.handling-started",
    ]);
  });

  it("sends squads itself to an ordinary incident only where their agency has consented to that for good", async () => {
    const id = await township.report();
    const unasked = await township.squadId("TO-001-1");
    await township.county.refuses("SQUAD_NOT_DISPATCHABLE", township.dispatcher, dispatchIncident, {
      incidentId: id,
      squadIds: [unasked],
    });
    await township.county.must(township.dispatcher, dispatchIncident, { incidentId: id, squadIds: [squadId] });
    const lead = await township.task(id, "LEAD");
    expect(await township.assignments(lead.id)).toMatchObject([{ squadId, status: "OFFERED" }]);
    await free(lead.id);
  });

  it("starts the handling of an EMERGENCY with the first arrival, not with a signature", async () => {
    const id = await township.report({ matterCode: GAS, description: "燃气泄漏" });
    const lead = await township.task(id, "LEAD");
    await township.county.must(township.countyDispatcher, acceptTask, { taskId: lead.id, onBehalf: "住建局值班" });
    expect((await township.incident(id)).status).toBe("DISPATCHED");
  });

  it("gets the feedback of an EMERGENCY also where no squad ever arrived", async () => {
    const id = await township.report({ matterCode: GAS, description: "燃气泄漏" });
    const { county, countyDispatcher } = township;
    for (const task of await township.tasks(id)) {
      if (task.role === "ASSIST") await county.must(countyDispatcher, waiveTask, { taskId: task.id, reason: "误报" });
    }
    const lead = await township.task(id, "LEAD");
    await county.must(countyDispatcher, acceptTask, { taskId: lead.id });
    const { evidenceId } = await county.must(countyDispatcher, registerEvidence, {
      incidentId: id,
      kind: "PHOTO",
      contentType: "image/jpeg",
      bytes: 10,
      sha256: "0".repeat(64),
    });
    await county.must(countyDispatcher, completeTask, {
      taskId: lead.id,
      resultCode: "NOT_FOUND",
      result: "未发现泄漏",
      evidenceIds: [evidenceId],
    });
    expect(await township.incident(id)).toMatchObject({ status: "FEEDBACK", liveTasks: 0 });
  });

  it("reaches a department of the county by calling the county", async () => {
    const id = await township.report({ matterCode: BUILDING });
    const department = (await township.incident(id)).supportingAgencyIds[0];
    if (department === undefined) throw new Error("the list names no supporter");
    expect((await township.tasks(id)).map(({ role }) => role)).toEqual(["LEAD"]);
    await township.county.refuses("NOT_COMMANDING", township.dispatcher, dispatchIncident, {
      incidentId: id,
      supportingAgencyIds: [department],
    });
    await township.county.refuses("ALREADY_TAKEN", township.dispatcher, dispatchIncident, { incidentId: id });
  });
});

describe("evidence", () => {
  it("is needed for a return after arrival", async () => {
    const { taskId, assignmentId } = await assigned();
    await township.county.must(member, arrive, { assignmentId });
    await township.county.refuses("EVIDENCE_REQUIRED", township.leader, requestReturn, {
      taskId,
      basis: "不属本单位职责",
    });
    await township.county.refuses("NOT_FOUND", township.leader, requestReturn, {
      taskId,
      basis: "不属本单位职责",
      evidenceIds: ["evd_unknown"],
    });
    await free(taskId);
  });

  it("is needed for completing where the matter says so, with a result code of the matter and a text", async () => {
    const id = await township.report({ matterCode: "0103" });
    const lead = await township.task(id, "LEAD");
    const { county, dispatcher } = township;
    await county.must(dispatcher, acceptTask, { taskId: lead.id });
    await county.refuses("EVIDENCE_REQUIRED", dispatcher, completeTask, {
      taskId: lead.id,
      resultCode: "CLEANED",
      result: "已清",
    });
    await county.refuses("RESULT_CODE_REQUIRED", dispatcher, completeTask, {
      taskId: lead.id,
      resultCode: "MOVED",
      result: "已清",
    });
    await county.refuses("INVALID_INPUT", dispatcher, completeTask, {
      taskId: lead.id,
      resultCode: "CLEANED",
      result: " ",
    });
  });
});

describe("a squad that finds the matter to be another agency's", () => {
  it("asks to return it with a basis and its own time, for as long as it is bound to it, and nobody else's squad does", async () => {
    const { taskId, assignmentId } = await assigned();
    const { county } = township;
    const other = await township.member("EO-001-2");
    const basis = "经查属水利职责";
    await county.refuses("FORBIDDEN", other, requestReturn, { taskId, basis });
    await county.refuses("RETURN_NEEDS_BASIS", member, requestReturn, { taskId, basis: " " });
    const at = new Date(county.clock.now().getTime() - 90_000);
    await county.must(member, requestReturn, { taskId, basis, at });
    expect((await township.assignments(taskId)).map(({ status }) => status)).toEqual(["OFFERED"]);
    await county.must(township.dispatcher, ruleOnReturn, { taskId, isGranted: false, reason: "属本单位职责" });
    await county.must(township.leader, recallAssignment, { assignmentId, reason: "改派" });
    await county.refuses("FORBIDDEN", member, requestReturn, { taskId, basis: "另有任务" });
    await free(taskId);
  });
});
