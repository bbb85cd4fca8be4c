import { afterAll, beforeAll, describe, it } from "vitest";
import type { Actor } from "../../server/kernel/actor.js";
import type { Id } from "../../server/kernel/ids.js";
import type { RefusalCode } from "../../server/kernel/refusal.js";
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
import { recordCheck, requestCheck, requestVerification, returnFeedback } from "../../server/modules/checks/index.js";
import { requestReturn, ruleOnReturn, ruleOnReturnDispute } from "../../server/modules/returns/index.js";
import {
  addNote,
  callCounty,
  cancelIncident,
  changeTier,
  closeIncident,
  handDown,
  rejectIncident,
  reopenIncident,
  resumeIncident,
  suspendIncident,
  takeOver,
} from "../../server/modules/incidents/index.js";
import { fileIncident, mergeIncident, splitReport } from "../../server/modules/intake/index.js";
import { registerEvidence } from "../../server/modules/evidence/index.js";
import type { Command } from "../../server/platform/commands/index.js";
import { PARKING, TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
/** Sees the whole county and may do nothing. */
let auditor: Actor;
const at = {
  waiting: "",
  dispatched: "",
  handling: "",
  feedback: "",
  checking: "",
  checked: "",
  closed: "",
  rejected: "",
  suspended: "",
  merged: "",
};
const of = { offered: "", accepted: "", assist: "", returning: "", assignment: "", squad: "", mergedReport: "" };

beforeAll(async () => {
  township = await TownshipAtWork.open();
  const { county, shiftLeader, leader, clerk } = township;
  auditor = await county.actor("AUDITOR", { agency: "371323-CC" });
  at.waiting = await township.waiting();
  at.dispatched = await township.report();
  at.handling = await township.handling();
  at.feedback = await township.feedback();
  at.checking = await township.checking();
  at.closed = await township.closed();
  const checked = await township.checking();
  await county.must(township.checker, recordCheck, { incidentId: checked, method: "PHONE", result: "PASSED" });
  at.checked = checked;
  at.rejected = await township.waiting();
  await county.must(shiftLeader, rejectIncident, { incidentId: at.rejected, reason: "重复" });
  at.suspended = await township.handling();
  await county.must(shiftLeader, suspendIncident, {
    incidentId: at.suspended,
    reason: "FUNDING",
    reviewAt: new Date("2026-12-20T00:00:00Z"),
  });
  at.merged = await township.waiting();
  await county.must(clerk, mergeIncident, { incidentId: at.merged, intoIncidentId: at.waiting });
  of.mergedReport =
    (await county.query<{ id: Id<"rep"> }>("select id from report where original_incident_id = ?", [at.merged]))[0]
      ?.id ?? "";
  of.offered = (await township.task(at.dispatched as Id<"inc">, "LEAD")).id;
  of.accepted = (await township.task(at.handling as Id<"inc">, "LEAD")).id;
  of.assist = (await township.task(at.handling as Id<"inc">, "ASSIST")).id;
  const returned = await township.handling();
  of.returning = (await township.task(returned, "LEAD")).id;
  await county.must(leader, requestReturn, { taskId: of.returning, basis: "不属本单位职责" });
  of.squad = await township.squadId("EO-001-1");
  await county.must(leader, assignSquad, { taskId: of.accepted, squadId: of.squad });
  of.assignment = (await township.assignments(of.accepted as Id<"tsk">))[0]?.id ?? "";
});
afterAll(() => township?.county.close());

const why = "测试";
const reviewAt = new Date("2026-12-20T00:00:00Z");

interface Case {
  readonly name: string;
  /** To the auditor of the county, who sees everything and has no right. */
  readonly toAuditor: RefusalCode;
  /** To the county's shift leader, where the township commands. */
  readonly toCounty: RefusalCode | "accepted";
  readonly expectRefused: (actor: Actor, code: RefusalCode) => Promise<void>;
}

function refused<Full extends { readonly idempotencyKey: string }, Answer>(
  command: Command<Full, Answer>,
  input: () => Omit<Full, "idempotencyKey">,
  toCounty: RefusalCode | "accepted",
): Case {
  return {
    name: command.name,
    toAuditor: "FORBIDDEN",
    toCounty,
    expectRefused: (actor, code) => township.county.refuses(code, actor, command, input()),
  };
}

const cases: readonly Case[] = [
  refused(requestVerification, () => ({ incidentId: at.waiting }), "NOT_COMMANDING"),
  refused(fileIncident, () => ({ incidentId: at.waiting, matterCode: PARKING }), "NOT_COMMANDING"),
  refused(rejectIncident, () => ({ incidentId: at.waiting, reason: why }), "NOT_COMMANDING"),
  refused(mergeIncident, () => ({ incidentId: at.waiting, intoIncidentId: at.dispatched }), "NOT_COMMANDING"),
  refused(splitReport, () => ({ reportId: of.mergedReport, reason: why }), "NOT_COMMANDING"),
  refused(dispatchIncident, () => ({ incidentId: at.dispatched }), "NOT_COMMANDING"),
  refused(callCounty, () => ({ incidentId: at.dispatched, reason: why }), "NOT_COMMANDING"),
  refused(handDown, () => ({ incidentId: at.dispatched }), "NOT_COMMANDING"),
  refused(takeOver, () => ({ incidentId: at.dispatched, reason: why }), "accepted"),
  refused(
    changeTier,
    () => ({ incidentId: at.dispatched, tier: "COORDINATED" as const, reason: why }),
    "NOT_COMMANDING",
  ),
  refused(returnFeedback, () => ({ incidentId: at.feedback, reason: why }), "NOT_COMMANDING"),
  refused(requestCheck, () => ({ incidentId: at.feedback }), "NOT_COMMANDING"),
  refused(
    recordCheck,
    () => ({ incidentId: at.checking, method: "PHONE" as const, result: "PASSED" as const }),
    "FORBIDDEN",
  ),
  refused(closeIncident, () => ({ incidentId: at.checked, disposition: "RESOLVED" as const }), "NOT_COMMANDING"),
  refused(reopenIncident, () => ({ incidentId: at.closed, reason: why }), "NOT_COMMANDING"),
  refused(reopenIncident, () => ({ incidentId: at.rejected, reason: why }), "NOT_COMMANDING"),
  refused(cancelIncident, () => ({ incidentId: at.dispatched, reason: why }), "NOT_COMMANDING"),
  refused(suspendIncident, () => ({ incidentId: at.handling, reason: "FUNDING", reviewAt }), "NOT_COMMANDING"),
  refused(resumeIncident, () => ({ incidentId: at.suspended }), "NOT_COMMANDING"),
  refused(addNote, () => ({ incidentId: at.dispatched, text: why }), "accepted"),
  refused(
    registerEvidence,
    () => ({ incidentId: at.dispatched, kind: "PHOTO", contentType: "image/png", bytes: 1, sha256: "0".repeat(64) }),
    "accepted",
  ),
  refused(acceptTask, () => ({ taskId: of.offered }), "FORBIDDEN"),
  refused(assignSquad, () => ({ taskId: of.accepted, squadId: of.squad, overrideReason: why }), "FORBIDDEN"),
  refused(requestReturn, () => ({ taskId: of.accepted, basis: why }), "FORBIDDEN"),
  refused(ruleOnReturn, () => ({ taskId: of.returning, isGranted: true, reason: why }), "FORBIDDEN"),
  refused(ruleOnReturnDispute, () => ({ taskId: of.returning, isGranted: true, reason: why }), "ILLEGAL_TRANSITION"),
  refused(completeTask, () => ({ taskId: of.accepted, resultCode: "MOVED", result: why }), "FORBIDDEN"),
  refused(recallTask, () => ({ taskId: of.accepted, reason: why }), "FORBIDDEN"),
  refused(waiveTask, () => ({ taskId: of.assist, reason: why }), "FORBIDDEN"),
  refused(acceptAssignment, () => ({ assignmentId: of.assignment }), "FORBIDDEN"),
  refused(depart, () => ({ assignmentId: of.assignment }), "FORBIDDEN"),
  refused(arrive, () => ({ assignmentId: of.assignment }), "FORBIDDEN"),
  refused(clearAssignment, () => ({ assignmentId: of.assignment }), "FORBIDDEN"),
  refused(recallAssignment, () => ({ assignmentId: of.assignment, reason: why }), "FORBIDDEN"),
];

describe.each(cases)("$name", ({ toAuditor, expectRefused }) => {
  it(`is refused ${toAuditor} to who sees it and has no right, and nothing is written`, () =>
    expectRefused(auditor, toAuditor));

  it("is refused NOT_FOUND to who does not see it, and nothing is written", () =>
    expectRefused(township.neighbour, "NOT_FOUND"));
});

const toCounty = cases.flatMap(({ name, toCounty: code, expectRefused }) =>
  code === "accepted" ? [] : [{ name, code, expectRefused }],
);

describe.each(toCounty)("$name", ({ code, expectRefused }) => {
  it(`is refused ${code} to the center that does not command, and nothing is written`, () =>
    expectRefused(township.countyShiftLeader, code));
});
