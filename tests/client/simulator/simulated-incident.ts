import type { Incident, Task } from "../../../client/simulator/incident-form.js";
import type { Surroundings } from "../../../client/simulator/step.js";

const CENTER = { id: "agc_gc", code: "371323001-GC" };

/** An incident of the simulator's own in a township, as it stands right after its report. */
export function incident(changes: Partial<Incident> = {}): Incident {
  return {
    id: "inc_plain",
    status: "REPORTED",
    tier: "ORDINARY",
    source: "HOTLINE_12345",
    description: "沂城街道新村：路口垃圾箱满了两天没人清，苍蝇乱飞。",
    externalNumber: "DEMO-1",
    round: 1,
    returnRequests: 0,
    isRulingPending: false,
    checkResult: null,
    matter: { code: "0102", needsEvidence: false, resultCodes: ["CLEANED", "NOT_FOUND"] },
    division: { code: "371323001005" },
    location: { longitude: 118.63, latitude: 35.78 },
    commandingCenter: CENTER,
    tasks: [],
    ...changes,
  };
}

/** The lead's task, offered and not yet signed. */
export function task(changes: Partial<Task> = {}): Task {
  return {
    id: "tsk_plain",
    role: "LEAD",
    status: "OFFERED",
    round: 1,
    resultCode: null,
    agency: { id: "agc_to", code: "371323001-TO", name: "沂城街道党政办公室", kind: "TOWNSHIP_OFFICE" },
    deadlines: [
      { kind: "ACCEPT", dueAt: "2026-11-23T02:00:00Z", metAt: null },
      { kind: "HANDLE", dueAt: "2026-11-23T05:00:00Z", metAt: null },
    ],
    assignments: [],
    ...changes,
  };
}

/** An assignment of the agency's squad. */
export function assignment(status: string) {
  return { id: "asg_plain", status, squad: { id: "sqd_plain" } };
}

/** Every agency has a squad, and nothing repeats anything. */
export const usual: Surroundings = { hasSquad: () => true };
/** No agency has a squad at hand. */
export const withoutSquads: Surroundings = { hasSquad: () => false };
