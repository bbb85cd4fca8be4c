import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptTask, completeTask, dispatchIncident, recallTask } from "../../server/modules/dispatch/index.js";
import { recordCheck, requestVerification } from "../../server/modules/checks/index.js";
import type { Id } from "../../server/kernel/ids.js";
import {
  addNote,
  cancelIncident,
  closeIncident,
  rejectIncident,
  reopenIncident,
  resumeIncident,
  suspendIncident,
} from "../../server/modules/incidents/index.js";
import { fileIncident, mergeIncident, splitReport } from "../../server/modules/intake/index.js";
import { BUILDING, OTHER_TOWNSHIP, TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

const HOUR = 3_600_000;

describe("挂账", () => {
  it("stands every clock still, and lets each go on with what it had left in its own time", async () => {
    township.county.clock.set("2026-11-24T09:00:00+08:00");
    const id = await township.handling();
    const lead = await township.task(id, "LEAD");
    const assist = await township.task(id, "ASSIST");
    const handle = await township.deadline(id, "HANDLE", lead.id);
    // Four working hours from nine, with the two hours of the midday break.
    expect(handle.dueAt).toEqual(new Date("2026-11-24T15:00:00+08:00"));
    township.county.clock.set("2026-11-24T11:00:00+08:00");
    await township.county.must(township.shiftLeader, suspendIncident, {
      incidentId: id,
      reason: "FUNDING",
      reviewAt: new Date("2026-12-20T00:00:00Z"),
    });
    expect(await township.incident(id)).toMatchObject({
      status: "SUSPENDED",
      suspendedFrom: "HANDLING",
      nextDueAt: null,
    });
    expect(await township.armed(id)).toEqual([]);
    // Two days later at the same hour the rest is the same.
    township.county.clock.set("2026-11-26T11:00:00+08:00");
    await township.county.must(township.shiftLeader, resumeIncident, { incidentId: id });
    const after = await township.deadline(id, "HANDLE", lead.id);
    expect(after.dueAt.getTime() - handle.dueAt.getTime()).toBe(48 * HOUR);
    expect(after).toMatchObject({ pausedAt: null, extendedFrom: handle.dueAt });
    expect(await township.incident(id)).toMatchObject({
      status: "HANDLING",
      suspendedFrom: null,
      suspensionReason: null,
    });
    expect((await township.deadline(id, "ACCEPT", assist.id)).pausedAt).toBeNull();
  });

  it("does not hold up the upstream, whose deadline waits for nobody", async () => {
    const upstreamDueAt = new Date("2026-12-10T09:00:00Z");
    const id = await township.handling({ upstreamDueAt });
    await township.county.must(township.shiftLeader, suspendIncident, {
      incidentId: id,
      reason: "FUNDING",
      reviewAt: new Date("2026-12-20T00:00:00Z"),
    });
    expect(await township.armed(id)).toEqual(["UPSTREAM"]);
    expect(await township.incident(id)).toMatchObject({ nextDueAt: upstreamDueAt });
    await township.county.must(township.shiftLeader, resumeIncident, { incidentId: id });
    expect((await township.deadline(id, "UPSTREAM")).dueAt).toEqual(upstreamDueAt);
  });

  it("gives feedback on resuming where all was done meanwhile", async () => {
    const id = await township.handling();
    await township.county.must(township.shiftLeader, suspendIncident, {
      incidentId: id,
      reason: "SEASONAL",
      reviewAt: new Date("2026-12-20T00:00:00Z"),
    });
    await township.complete(township.leader, (await township.task(id, "LEAD")).id);
    const assist = await township.task(id, "ASSIST");
    await township.county.must(township.supporter, acceptTask, { taskId: assist.id });
    await township.complete(township.supporter, assist.id);
    expect(await township.incident(id)).toMatchObject({ status: "SUSPENDED", liveTasks: 0 });
    await township.county.must(township.shiftLeader, resumeIncident, { incidentId: id });
    expect(await township.incident(id)).toMatchObject({ status: "FEEDBACK", nextDueAt: null });
    expect(await township.armed(id)).toEqual([]);
  });

  it("lets the clock of each task go on in the hours of its own agency", async () => {
    township.county.clock.set("2026-12-01T11:00:00+08:00");
    const id = await township.handling({ matterCode: "0101" });
    const closeOf = async () => {
      const tasks = await township.tasks(id);
      return Promise.all(
        tasks.map(async (task) => (await township.deadline(id, "HANDLE", task.id)).dueAt.toISOString().slice(11)),
      );
    };
    const before = await closeOf();
    // The offices close at half past five, the police station at midnight.
    expect(new Set(before)).toEqual(new Set(["09:30:00.000Z", "16:00:00.000Z"]));
    const reviewAt = new Date("2026-12-20T00:00:00Z");
    await township.county.must(township.shiftLeader, suspendIncident, {
      incidentId: id,
      reason: "LEGAL_PROCEDURE",
      reviewAt,
    });
    township.county.clock.advance(2 * 24 * 60);
    await township.county.must(township.shiftLeader, resumeIncident, { incidentId: id });
    expect(await closeOf()).toEqual(before);
  });

  it("needs a listed reason and a review within ninety days", async () => {
    const incidentId = await township.handling();
    const { county, shiftLeader } = township;
    await county.refuses("INVALID_INPUT", shiftLeader, suspendIncident, {
      incidentId,
      reason: "忙",
      reviewAt: new Date("2026-12-20T00:00:00Z"),
    });
    await county.refuses("INVALID_INPUT", shiftLeader, suspendIncident, {
      incidentId,
      reason: "FUNDING",
      reviewAt: new Date("2026-11-01T00:00:00Z"),
    });
    await county.refuses("INVALID_INPUT", shiftLeader, suspendIncident, {
      incidentId,
      reason: "FUNDING",
      reviewAt: new Date("2027-06-01T00:00:00Z"),
    });
    await county.refuses("ILLEGAL_TRANSITION", shiftLeader, resumeIncident, { incidentId });
  });
});

describe("merging", () => {
  const reportOf = async (incidentId: Id<"inc">): Promise<Id<"rep">[]> => {
    const found = await township.county.query<{ id: Id<"rep"> }>(
      "select id from report where incident_id = ? order by id",
      [incidentId],
    );
    return found.map(({ id }) => id);
  };

  it("moves the reports, recalls the tasks, and everybody who saw the one sees the other", async () => {
    const into = await township.report();
    const id = await township.waiting({ affectedDivisionCodes: [OTHER_TOWNSHIP] });
    await township.county.must(township.countyDispatcher, mergeIncident, { incidentId: id, intoIncidentId: into });
    expect(await township.incident(id)).toMatchObject({
      status: "DUPLICATE",
      duplicateOfId: into,
      disposition: "DUPLICATE",
      liveTasks: 0,
      nextDueAt: null,
    });
    expect(await township.armed(id)).toEqual([]);
    expect(await reportOf(into)).toHaveLength(2);
    expect((await township.incident(into)).affectedCodes).toContain(OTHER_TOWNSHIP);
    const center = await township.county.agencyId("371323-CC");
    expect((await township.incident(into)).agencyIds).toContain(center);
    const dispatched = await township.report();
    await township.county.must(township.clerk, mergeIncident, { incidentId: dispatched, intoIncidentId: into });
    expect((await township.tasks(dispatched)).map(({ status }) => status)).toEqual(["RECALLED", "RECALLED"]);
    expect(await township.armed(dispatched)).toEqual([]);
  });

  it("is undone: the incident is reported again, with its own reports and clocks", async () => {
    const into = await township.report();
    const id = await township.report();
    const [reportId] = await reportOf(id);
    await township.county.must(township.clerk, mergeIncident, { incidentId: id, intoIncidentId: into });
    await township.county.must(township.dispatcher, splitReport, { reportId: String(reportId), reason: "不是一件事" });
    expect(await township.incident(id)).toMatchObject({
      status: "REPORTED",
      duplicateOfId: null,
      disposition: null,
      closedAt: null,
      filedAt: null,
      dispatchedAt: null,
      liveTasks: 0,
    });
    expect(await reportOf(id)).toEqual([reportId]);
    expect(await township.armed(id)).toEqual(["FILE"]);
    await township.county.must(township.shiftLeader, fileIncident, { incidentId: id });
    await township.county.must(township.dispatcher, dispatchIncident, { incidentId: id });
    expect(await township.incident(id)).toMatchObject({ status: "DISPATCHED", liveTasks: 2 });
    await township.county.refuses("ILLEGAL_TRANSITION", township.dispatcher, splitReport, {
      reportId: String(reportId),
      reason: "再拆",
    });
  });

  it("is undone with all that the incident had brought along", async () => {
    const { clerk, dispatcher, county } = township;
    const [first, second, into] = [await township.waiting(), await township.waiting(), await township.waiting()];
    const [reportId] = await reportOf(second);
    const both = [...(await reportOf(first)), ...(await reportOf(second))].toSorted();
    await county.must(clerk, mergeIncident, { incidentId: first, intoIncidentId: second });
    await county.must(clerk, mergeIncident, { incidentId: second, intoIncidentId: into });
    expect(await reportOf(into)).toHaveLength(3);
    await county.must(dispatcher, splitReport, { reportId: String(reportId), reason: "不是一件事" });
    expect(await reportOf(second)).toEqual(both);
    expect(await reportOf(into)).toHaveLength(1);
    expect(await township.incident(first)).toMatchObject({ status: "DUPLICATE", duplicateOfId: second });
  });

  it("is refused into itself, into what has ended or cannot be seen, and once handling has begun", async () => {
    const { county, clerk, shiftLeader } = township;
    const id = await township.waiting();
    const ended = await township.waiting();
    await county.must(shiftLeader, cancelIncident, { incidentId: ended, reason: "误报" });
    await county.refuses("INVALID_INPUT", clerk, mergeIncident, { incidentId: id, intoIncidentId: id });
    await county.refuses("ILLEGAL_TRANSITION", clerk, mergeIncident, { incidentId: id, intoIncidentId: ended });
    await county.refuses("NOT_FOUND", clerk, mergeIncident, { incidentId: id, intoIncidentId: "inc_unknown" });
    await county.refuses("ILLEGAL_TRANSITION", clerk, mergeIncident, {
      incidentId: await township.handling(),
      intoIncidentId: id,
    });
    const foreign = await township.report({ divisionCode: OTHER_TOWNSHIP }, township.neighbour);
    await county.refuses("NOT_FOUND", clerk, mergeIncident, { incidentId: id, intoIncidentId: foreign });
  });
});

describe("reopening", () => {
  it("within thirty days files it again, one round on, ready to be dispatched", async () => {
    const id = await township.closed();
    township.county.clock.advance(29 * 24 * 60);
    await township.county.must(township.shiftLeader, reopenIncident, { incidentId: id, reason: "反弹" });
    expect(await township.incident(id)).toMatchObject({
      status: "FILED",
      round: 2,
      liveTasks: 0,
      disposition: null,
      closedAt: null,
      checkResult: null,
    });
    expect(await township.armed(id)).toEqual(["DISPATCH"]);
    expect((await township.deadline(id, "FILE")).metAt).toEqual(expect.any(Date));
    const late = (await township.deadlines(id)).filter(
      ({ cancelledAt, metAt, dueAt }) => cancelledAt == null && metAt != null && metAt > dueAt,
    );
    expect(late).toEqual([]);
    await township.county.must(township.dispatcher, dispatchIncident, { incidentId: id });
    expect(await township.task(id, "LEAD")).toMatchObject({ round: 2, status: "OFFERED" });
    expect(await township.incident(id)).toMatchObject({ status: "DISPATCHED", liveTasks: 2 });
  });

  it("is refused after thirty days, to others, and without a reason", async () => {
    const id = await township.closed();
    await township.county.refuses("FORBIDDEN", township.dispatcher, reopenIncident, { incidentId: id, reason: "反弹" });
    await township.county.refuses("INVALID_INPUT", township.shiftLeader, reopenIncident, {
      incidentId: id,
      reason: "",
    });
    township.county.clock.advance(31 * 24 * 60);
    await township.county.refuses("ILLEGAL_TRANSITION", township.shiftLeader, reopenIncident, {
      incidentId: id,
      reason: "反弹",
    });
  });
});

describe("verifying", () => {
  it("is the grid worker's, and filing counts from the answer", async () => {
    township.county.clock.set("2027-01-11T09:00:00+08:00");
    const { county } = township;
    const { clock } = county;
    const id = await township.waiting();
    await county.must(township.dispatcher, requestVerification, { incidentId: id });
    expect(await township.incident(id)).toMatchObject({ status: "VERIFYING", liveTasks: 1 });
    expect(await township.armed(id)).toEqual(["VERIFY"]);
    const { id: taskId } = await township.task(id, "VERIFY");
    await county.refuses("NOT_FOUND", await county.actor("GRID_WORKER", { village: "371323001002" }), completeTask, {
      taskId,
      resultCode: "TRUE",
      result: "属实",
    });
    await county.refuses("FORBIDDEN", township.clerk, completeTask, { taskId, resultCode: "TRUE", result: "属实" });
    clock.advance(60);
    await county.must(township.gridWorker, completeTask, { taskId, resultCode: "TRUE", result: "属实" });
    expect(await township.incident(id)).toMatchObject({ status: "VERIFYING", verifiedAt: clock.now(), liveTasks: 0 });
    expect(await township.armed(id)).toEqual(["FILE"]);
    // Two working hours from ten o'clock.
    expect((await township.deadline(id, "FILE")).dueAt).toEqual(new Date("2027-01-11T12:00:00+08:00"));
    await county.must(township.shiftLeader, fileIncident, { incidentId: id });
    expect(await township.armed(id)).toEqual(["DISPATCH"]);
  });

  it("that is called back leaves the filing due from the report", async () => {
    const id = await township.waiting();
    const before = await township.deadline(id, "FILE");
    await township.county.must(township.clerk, requestVerification, { incidentId: id });
    township.county.clock.advance(10);
    await township.county.must(township.dispatcher, recallTask, {
      taskId: (await township.task(id, "VERIFY")).id,
      reason: "已电话核实",
    });
    expect((await township.deadline(id, "FILE")).dueAt).toEqual(before.dueAt);
  });

  it("ends with the filing, and orders are never verified", async () => {
    const id = await township.waiting();
    await township.county.must(township.clerk, requestVerification, { incidentId: id });
    await township.county.refuses("OPEN_TASKS_REMAIN", township.shiftLeader, closeIncident, {
      incidentId: id,
      disposition: "ANSWERED",
    });
    await township.county.must(township.shiftLeader, fileIncident, { incidentId: id });
    expect(await township.task(id, "VERIFY")).toMatchObject({ status: "RECALLED" });
    expect(await township.incident(id)).toMatchObject({ status: "FILED", liveTasks: 0 });
    const order = await township.waiting({ source: "HOTLINE_12345", matterCode: null });
    await township.county.refuses("ILLEGAL_TRANSITION", township.clerk, requestVerification, { incidentId: order });
    await township.county.refuses("ILLEGAL_TRANSITION", township.shiftLeader, rejectIncident, {
      incidentId: order,
      reason: "不受理",
    });
  });
});

describe("rejecting and cancelling", () => {
  it("leave no live task and no armed clock, and a rejected report is taken again on reconsideration", async () => {
    const id = await township.waiting();
    await township.county.must(township.clerk, requestVerification, { incidentId: id });
    await township.county.must(township.shiftLeader, rejectIncident, { incidentId: id, reason: "重复反映" });
    expect(await township.incident(id)).toMatchObject({ status: "REJECTED", liveTasks: 0, nextDueAt: null });
    expect(await township.armed(id)).toEqual([]);
    await township.county.must(township.shiftLeader, reopenIncident, { incidentId: id, reason: "复议" });
    expect(await township.incident(id)).toMatchObject({ status: "REPORTED", round: 1 });
    expect(await township.armed(id)).toEqual(["FILE"]);
    const dispatched = await township.handling();
    await township.county.must(township.shiftLeader, cancelIncident, { incidentId: dispatched, reason: "误报" });
    expect(await township.incident(dispatched)).toMatchObject({ status: "CANCELLED", liveTasks: 0, nextDueAt: null });
    expect((await township.tasks(dispatched)).every(({ status }) => status === "RECALLED")).toBe(true);
    expect(
      (await township.deadlines(dispatched)).filter(
        ({ taskId, kind, metAt }) => taskId != null && kind === "HANDLE" && metAt != null,
      ),
    ).toEqual([]);
    await township.county.refuses("ILLEGAL_TRANSITION", township.shiftLeader, addNote, {
      incidentId: dispatched,
      text: "备注",
    });
  });
});

describe("what needs no handling", () => {
  it("is answered without a task, and only with a disposition that says so", async () => {
    const id = await township.waiting({ matterCode: BUILDING });
    await township.county.refuses("DISPOSITION_REQUIRED", township.shiftLeader, closeIncident, {
      incidentId: id,
      disposition: "RESOLVED",
    });
    await township.county.must(township.shiftLeader, closeIncident, { incidentId: id, disposition: "ANSWERED" });
    expect(await township.armed(id)).toEqual([]);
    await township.county.refuses("ILLEGAL_TRANSITION", township.checker, recordCheck, {
      incidentId: id,
      method: "PHONE",
      result: "PASSED",
    });
  });
});
