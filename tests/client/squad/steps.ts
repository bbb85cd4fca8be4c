import type { PhoneTask, Step } from "../../../client/squad/store/phone-store.js";

export const SQUAD = "sqd_own";
type Assignment = PhoneTask["assignments"][number];

/** A task of the squad, as the server tells it. */
export function aTask(
  status: PhoneTask["status"],
  assignment: Assignment["status"],
  changes: Partial<PhoneTask> = {},
): PhoneTask {
  return {
    id: "tsk_1",
    role: "LEAD",
    status,
    duty: null,
    instruction: null,
    offeredAt: "2026-11-25T01:00:00Z",
    doneAt: null,
    resultCode: null,
    result: null,
    isDeemedAccepted: false,
    allowedActions: [],
    agency: { id: "agc_1", name: "执法办" },
    deadlines: [],
    evidence: [],
    assignments: [anAssignment("asg_1", SQUAD, assignment)],
    incident: anIncident("ORDINARY"),
    ...changes,
  };
}

export function anAssignment(id: string, squadId: string, status: Assignment["status"]): Assignment {
  const at = {
    offeredAt: "2026-11-25T01:00:00Z",
    acceptedAt: null,
    departedAt: null,
    arrivedAt: null,
    clearedAt: null,
  };
  return { id, status, ...at, allowedActions: [], squad: { id: squadId, name: squadId } };
}

export function anIncident(tier: PhoneTask["incident"]["tier"]): PhoneTask["incident"] {
  return {
    id: "inc_1",
    number: "371323-20261125-000001",
    title: "占道",
    description: "占道",
    tier,
    status: "DISPATCHED",
    address: null,
    reportedAt: "2026-11-25T01:00:00Z",
    isConfidential: false,
    location: null,
    division: { name: "沂水县" },
    township: null,
    village: null,
    grid: null,
    matter: null,
    lead: null,
    supporting: [],
    evidence: [],
  };
}

/** A step on the task, in the outbox. */
export function aStep(order: number, kind: Step["kind"], changes: Partial<Step> = {}): Step {
  return {
    order,
    key: `key-${order}`,
    lane: "task tsk_1",
    kind,
    said: { assignmentId: "asg_1", point: null },
    photoIds: [],
    madeAt: "2026-11-25T01:00:00Z",
    refusal: null,
    ...changes,
  };
}
