import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "../../server/kernel/actor.js";
import type { Id } from "../../server/kernel/ids.js";
import {
  acceptTask,
  assignSquad,
  completeTask,
  dispatchIncident,
  recallTask,
  waiveTask,
} from "../../server/modules/dispatch/index.js";
import { arrive, recallAssignment } from "../../server/modules/fieldwork/index.js";
import { recordCheck, requestCheck, requestVerification, returnFeedback } from "../../server/modules/checks/index.js";
import { requestReturn, ruleOnReturn, ruleOnReturnDispute } from "../../server/modules/returns/index.js";
import {
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
  type IncidentStatus,
} from "../../server/modules/incidents/index.js";
import { fileIncident, mergeIncident } from "../../server/modules/intake/index.js";
import { PARKING, TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
let squadId: Id<"sqd">;
beforeAll(async () => {
  township = await TownshipAtWork.open();
  squadId = await township.squadId("EO-001-1");
});
afterAll(() => township?.county.close());

const why = { reason: "测试" };

/** Everything that can be done to an incident, each by whoever commands or owes it; most of it is refused most of the time. */
const STEPS: Readonly<Record<string, (id: Id<"inc">, center: Center) => Promise<unknown>>> = {
  verify: (id, { dispatcher }) => run(dispatcher, requestVerification, { incidentId: id }),
  file: (id, { shiftLeader }) => run(shiftLeader, fileIncident, { incidentId: id, matterCode: PARKING }),
  reject: (id, { shiftLeader }) => run(shiftLeader, rejectIncident, { incidentId: id, ...why }),
  cancel: (id, { shiftLeader }) => run(shiftLeader, cancelIncident, { incidentId: id, ...why }),
  merge: async (id, { shiftLeader }) =>
    run(shiftLeader, mergeIncident, { incidentId: id, intoIncidentId: await township.waiting() }),
  dispatch: (id, { dispatcher }) => run(dispatcher, dispatchIncident, { incidentId: id }),
  redispatch: async (id, { dispatcher }) =>
    run(dispatcher, dispatchIncident, {
      incidentId: id,
      leadAgencyId: await township.county.agencyId("371323001-PS"),
      overrideReason: "改派",
    }),
  callCounty: (id, { dispatcher }) => run(dispatcher, callCounty, { incidentId: id, ...why }),
  takeOver: (id) => run(township.countyShiftLeader, takeOver, { incidentId: id, ...why }),
  handDown: (id, { dispatcher }) => run(dispatcher, handDown, { incidentId: id }),
  emergency: (id, { shiftLeader }) => run(shiftLeader, changeTier, { incidentId: id, tier: "EMERGENCY", ...why }),
  suspend: (id, { shiftLeader }) =>
    run(shiftLeader, suspendIncident, {
      incidentId: id,
      reason: "FUNDING",
      reviewAt: new Date(township.county.clock.now().getTime() + 86_400_000),
    }),
  resume: (id, { shiftLeader }) => run(shiftLeader, resumeIncident, { incidentId: id }),
  returnFeedback: (id, { dispatcher }) => run(dispatcher, returnFeedback, { incidentId: id, ...why }),
  requestCheck: (id, { dispatcher }) => run(dispatcher, requestCheck, { incidentId: id }),
  pass: (id) => run(township.gridWorker, recordCheck, { incidentId: id, method: "PHONE", result: "PASSED" }),
  fail: (id) => run(township.gridWorker, recordCheck, { incidentId: id, method: "PHONE", result: "FAILED" }),
  close: (id, { shiftLeader }) => run(shiftLeader, closeIncident, { incidentId: id, disposition: "ANSWERED" }),
  end: async (id, center) => {
    await STEPS["pass"]?.(id, center);
    await STEPS["close"]?.(id, center);
  },
  reopen: (id, { shiftLeader }) => run(shiftLeader, reopenIncident, { incidentId: id, ...why }),
  accept: (id, { dispatcher }) => onTasks(id, (taskId) => run(dispatcher, acceptTask, { taskId })),
  complete: (id, { dispatcher }) =>
    onTasks(id, (taskId) => run(dispatcher, completeTask, { taskId, resultCode: "MOVED", result: "好" })),
  completeOne: (id, { dispatcher }) =>
    onTasks(id, (taskId) => run(dispatcher, completeTask, { taskId, resultCode: "MOVED", result: "好" }), 1),
  askReturn: (id) =>
    onTasks(id, (taskId) => run(township.leader, requestReturn, { taskId, basis: String(Math.random()) })),
  grant: (id, { dispatcher }) =>
    onTasks(id, (taskId) => run(dispatcher, ruleOnReturn, { taskId, isGranted: true, ...why })),
  refuse: (id, { dispatcher }) =>
    onTasks(id, (taskId) => run(dispatcher, ruleOnReturn, { taskId, isGranted: false, ...why })),
  rule: (id) =>
    onTasks(id, (taskId) => run(township.countyShiftLeader, ruleOnReturnDispute, { taskId, isGranted: false, ...why })),
  recall: (id, { dispatcher }) => onTasks(id, (taskId) => run(dispatcher, recallTask, { taskId, ...why }), 1),
  waive: (id, { dispatcher }) => onTasks(id, (taskId) => run(dispatcher, waiveTask, { taskId, ...why })),
  assign: (id) => onTasks(id, (taskId) => run(township.leader, assignSquad, { taskId, squadId, overrideReason: "急" })),
  arrive: (id, { dispatcher }) => onAssignments(id, (assignmentId) => run(dispatcher, arrive, { assignmentId })),
  divert: (id, { dispatcher }) =>
    onAssignments(id, (assignmentId) => run(dispatcher, recallAssignment, { assignmentId, ...why })),
  wait: () => Promise.resolve(township.county.clock.advance(37)),
};

/** The step that leads on from each status, so that walks come far before they stray. */
const ONWARD: Readonly<Partial<Record<IncidentStatus, string>>> = {
  REPORTED: "file",
  VERIFYING: "file",
  FILED: "dispatch",
  DISPATCHED: "accept",
  HANDLING: "complete",
  FEEDBACK: "requestCheck",
  CHECKING: "end",
  SUSPENDED: "resume",
  CLOSED: "reopen",
};

interface Center {
  readonly dispatcher: Actor;
  readonly shiftLeader: Actor;
}

const run: DemoRun = (...call) => township.county.run(...call);
type DemoRun = TownshipAtWork["county"]["run"];

async function onTasks(id: Id<"inc">, act: (taskId: Id<"tsk">) => Promise<unknown>, most = 9): Promise<void> {
  for (const task of (await township.tasks(id)).slice(0, most)) await act(task.id);
}

async function onAssignments(id: Id<"inc">, act: (assignmentId: Id<"asg">) => Promise<unknown>): Promise<void> {
  const found = await township.county.query<{ id: Id<"asg"> }>("select id from assignment where incident_id = ?", [id]);
  for (const assignment of found) await act(assignment.id);
}

async function commanding(id: Id<"inc">): Promise<Center> {
  const { commandingCenterId } = await township.incident(id);
  return commandingCenterId === township.dispatcher.agencyId
    ? township
    : { dispatcher: township.countyDispatcher, shiftLeader: township.countyShiftLeader };
}

/** What has to hold of every incident at every moment (domain, "Invariants"); each question finds those for which it does not. */
const BROKEN = {
  "an ended incident has a live task": `select id from incident where status in ('CLOSED','REJECTED','CANCELLED','DUPLICATE','FILED') and
    exists (select 1 from task t where t.incident_id = incident.id and t.status in ('OFFERED','ACCEPTED','RETURN_REQUESTED'))`,
  "an ended incident has an armed clock": `select id from incident where status in ('CLOSED','REJECTED','CANCELLED','DUPLICATE') and
    (next_due_at is not null or exists (select 1 from deadline d where d.incident_id = incident.id and d.met_at is null and d.cancelled_at is null))`,
  "a suspended incident has a clock that runs": `select id from incident where status = 'SUSPENDED' and
    exists (select 1 from deadline d where d.incident_id = incident.id and d.met_at is null and d.cancelled_at is null and d.paused_at is null and d.kind <> 'UPSTREAM')`,
  "the count of live tasks has drifted": `select id from incident where live_tasks <>
    (select count(*) from task t where t.incident_id = incident.id and t.status in ('OFFERED','ACCEPTED','RETURN_REQUESTED'))`,
  "the next due time has drifted": `select id from incident where next_due_at is distinct from (select min(due_at) from deadline d
    where d.incident_id = incident.id and d.met_at is null and d.cancelled_at is null and d.paused_at is null)`,
  "an ended task has a live squad": `select t.id from task t join assignment a on a.task_id = t.id
    where t.status in ('RETURNED','DONE','CONFIRMED','RECALLED','WAIVED') and a.status in ('OFFERED','ACCEPTED','EN_ROUTE','ON_SITE')`,
  "an ended task has an armed clock": `select t.id from task t join deadline d on d.task_id = t.id
    where t.status in ('RETURNED','DONE','CONFIRMED','RECALLED','WAIVED') and d.met_at is null and d.cancelled_at is null`,
  "a live task has lost its handling clock": `select t.id from task t where t.role in ('LEAD','ASSIST') and t.status in ('OFFERED','ACCEPTED','RETURN_REQUESTED') and
    not exists (select 1 from deadline d where d.task_id = t.id and d.kind = 'HANDLE' and d.met_at is null and d.cancelled_at is null)`,
  "two leads are live": `select incident_id from task where role = 'LEAD' and status in ('OFFERED','ACCEPTED','RETURN_REQUESTED') group by incident_id having count(*) > 1`,
  "a ruling is pending on nothing": `select id from incident where is_ruling_pending and not exists (select 1 from return_request r where r.incident_id = incident.id and r.ruled_at is null and r.is_for_county_ruling)`,
  "an agency at work does not see the incident": `select t.id from task t join incident i on i.id = t.incident_id where not t.agency_id = any(i.agency_ids)`,
  "all is done and nobody was told": `select id from incident where status in ('DISPATCHED','HANDLING') and live_tasks = 0 and
    exists (select 1 from task t where t.incident_id = incident.id and t.role = 'LEAD' and t.round = incident.round and t.status = 'DONE')`,
  "a status was changed without an entry": `select id from incident where status <> (select changes->>'status' from journal j
    where j.incident_id = incident.id and j.type like 'incident.%' order by position desc limit 1)`,
} as const;

async function brokenInvariants(): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(BROKEN).map(async ([name, sql]) => ((await township.county.query(sql)).length > 0 ? [name] : [])),
  );
  return found.flat();
}

it("no walk of commands leaves the invariants", { timeout: 120_000 }, async () => {
  const seen = new Set<IncidentStatus>();
  const stray = fc.constantFrom(...Object.keys(STEPS));
  const walk = fc.array(fc.oneof(fc.constant("onward"), stray), { minLength: 20, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(walk, fc.boolean(), async (steps, isFiled) => {
      const id = isFiled ? await township.report() : await township.waiting();
      for (const chosen of steps) {
        const { status } = await township.incident(id);
        const step = chosen === "onward" ? (ONWARD[status] ?? "wait") : chosen;
        seen.add(status);
        await STEPS[step]?.(id, await commanding(id));
        const broken = await brokenInvariants();
        if (broken.length > 0) throw new Error(`after ${step}: ${broken.join("; ")}`);
      }
      expect(await brokenInvariants()).toEqual([]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
  // A walk that never leaves the first statuses would prove nothing.
  expect([...seen]).toEqual(
    expect.arrayContaining(["REPORTED", "FILED", "DISPATCHED", "HANDLING", "FEEDBACK", "CHECKING", "CLOSED"]),
  );
});
