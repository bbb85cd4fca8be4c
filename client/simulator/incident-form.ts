import { z } from "zod";

const deadlineForm = z.object({ kind: z.string(), dueAt: z.string(), metAt: z.string().nullable() });
const pointForm = z.object({ longitude: z.number(), latitude: z.number() });
const assignmentForm = z.object({ id: z.string(), status: z.string(), squad: z.object({ id: z.string() }) });
const taskForm = z.object({
  id: z.string(),
  role: z.enum(["LEAD", "ASSIST", "VERIFY", "CHECK"]),
  status: z.string(),
  round: z.int(),
  resultCode: z.string().nullable(),
  agency: z.object({ id: z.string(), code: z.string(), name: z.string(), kind: z.string() }),
  deadlines: z.array(deadlineForm),
  assignments: z.array(assignmentForm),
});

/** An incident as far as the next step on it depends on it. */
export const incidentForm = z.object({
  id: z.string(),
  status: z.string(),
  tier: z.string(),
  source: z.string(),
  description: z.string(),
  externalNumber: z.string().nullable(),
  round: z.int(),
  returnRequests: z.int(),
  isRulingPending: z.boolean(),
  checkResult: z.string().nullable(),
  matter: z.object({ code: z.string(), needsEvidence: z.boolean(), resultCodes: z.array(z.string()) }).nullable(),
  division: z.object({ code: z.string() }),
  location: pointForm.nullable(),
  commandingCenter: z.object({ id: z.string(), code: z.string() }),
  tasks: z.array(taskForm),
});

/** What is asked of every incident, on a page and in the feed. */
export const incidentFields = `id status tier source description externalNumber round returnRequests isRulingPending checkResult
  matter { code needsEvidence resultCodes }
  division { code }
  location { longitude latitude }
  commandingCenter { id code }
  tasks {
    id role status round resultCode
    agency { id code name kind }
    deadlines { kind dueAt metAt }
    assignments { id status squad { id } }
  }`;

export type Incident = z.output<typeof incidentForm>;
export type Task = z.output<typeof taskForm>;
export type Assignment = z.output<typeof assignmentForm>;
export type Place = z.output<typeof pointForm>;

const OPEN = new Set(["REPORTED", "VERIFYING", "FILED", "DISPATCHED", "HANDLING", "FEEDBACK", "CHECKING", "SUSPENDED"]);
const LIVE_TASK = new Set(["OFFERED", "ACCEPTED", "RETURN_REQUESTED"]);
const LIVE_ASSIGNMENT = new Set(["OFFERED", "ACCEPTED", "EN_ROUTE", "ON_SITE"]);

/** The order number of every report of the simulator begins so: by it the simulator knows after a restart what is its own. */
export const OWN_NUMBER = "DEMO-";

export const isOpen = ({ status }: Incident): boolean => OPEN.has(status);
export const isOwn = ({ externalNumber }: Incident): boolean => externalNumber?.startsWith(OWN_NUMBER) === true;
export const isLiveTask = ({ status }: Task): boolean => LIVE_TASK.has(status);
export const isLiveAssignment = ({ status }: Assignment): boolean => LIVE_ASSIGNMENT.has(status);
