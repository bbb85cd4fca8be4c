/** What somebody on the outside believes of the county, written down without looking at how it is made. */
export interface Model {
  readonly incidents: ModelIncident[];
  /** Whether the leader of the agency at work may still act. */
  isLeaderIn: boolean;
  last: { readonly body: Call; readonly outcome: "accepted" | "refused" } | null;
}

export type Role = "LEAD" | "ASSIST";
type TaskState = "OFFERED" | "ACCEPTED" | "RETURN_REQUESTED" | "RETURNED" | "RECALLED" | "DONE" | "CONFIRMED";
type IncidentState = "REPORTED" | "FILED" | "DISPATCHED" | "HANDLING" | "FEEDBACK" | "CHECKING" | "CLOSED";

/** One incident as the model sees it; the ids are what the server gave. */
export interface ModelIncident {
  readonly id: string;
  status: IncidentState;
  isPassed: boolean;
  returnRequests: number;
  readonly tasks: Partial<Record<Role, { readonly id: string; status: TaskState; before: TaskState }>>;
}

/** A mutation with its input, as it is sent and may be sent again. */
export interface Call {
  readonly field: string;
  readonly answers: "incident" | "task";
  readonly input: Readonly<Record<string, unknown>>;
  readonly who: Who;
}

export type Who = "gridWorker" | "clerk" | "leader" | "supporter" | "dispatcher" | "shiftLeader";

const LIVE: ReadonlySet<string> = new Set(["OFFERED", "ACCEPTED", "RETURN_REQUESTED"]);
const LOST: ReadonlySet<string> = new Set(["RETURNED", "RECALLED"]);

/** What can be done to an incident: what is sent, whether it will be taken, and what becomes of it. */
export interface Deed {
  call(incident: ModelIncident, role: Role): Call | null;
  isTaken(incident: ModelIncident, role: Role): boolean;
  become(incident: ModelIncident, role: Role): void;
}

const statusOf = (incident: ModelIncident, role: Role): TaskState | "NONE" => incident.tasks[role]?.status ?? "NONE";

/** The agency that owes a task acts through its own leader. */
const ownerOf = (role: Role): Who => (role === "LEAD" ? "leader" : "supporter");

function onTask(
  field: string,
  who: (role: Role) => Who,
  more: object,
  isTaken: (status: TaskState | "NONE", incident: ModelIncident) => boolean,
  become: (task: { status: TaskState; before: TaskState }, incident: ModelIncident, role: Role) => void,
): Deed {
  return {
    call: ({ tasks }, role) => {
      const task = tasks[role];
      return task === undefined
        ? null
        : { field, answers: "task", who: who(role), input: { taskId: task.id, ...more } };
    },
    isTaken: (incident, role) => isTaken(statusOf(incident, role), incident),
    become(incident, role) {
      const task = incident.tasks[role];
      if (task === undefined) return;
      become(task, incident, role);
      giveFeedback(incident);
    },
  };
}

function onIncident(
  field: string,
  who: Who,
  more: object,
  isTaken: (incident: ModelIncident) => boolean,
  become: (incident: ModelIncident) => void,
): Deed {
  return {
    call: ({ id }) => ({ field, answers: "incident", who, input: { incidentId: id, ...more } }),
    isTaken,
    become,
  };
}

/** Feedback is there when the lead's work is done and nobody owes anything any more. */
function giveFeedback(incident: ModelIncident): void {
  const isAtWork = incident.status === "DISPATCHED" || incident.status === "HANDLING";
  const owes = (["LEAD", "ASSIST"] as const).some((role) => LIVE.has(statusOf(incident, role)));
  if (isAtWork && !owes && statusOf(incident, "LEAD") === "DONE") incident.status = "FEEDBACK";
}

const why = { reason: "测试" };

const dispatchIt = onIncident(
  "dispatchIncident",
  "dispatcher",
  {},
  ({ status }) => status === "FILED",
  (incident) => (incident.status = "DISPATCHED"),
);

/** In the place of a task that is lost another one may be given, which is a story of its own. */
const dispatch: Deed = {
  ...dispatchIt,
  call: (incident, role) =>
    Object.values(incident.tasks).some(({ status }) => LOST.has(status)) ? null : dispatchIt.call(incident, role),
};

/** The deeds by their names. */
export const deeds = {
  file: onIncident(
    "fileIncident",
    "shiftLeader",
    { matterCode: "0506" },
    ({ status }) => status === "REPORTED",
    (incident) => (incident.status = "FILED"),
  ),
  dispatch,
  accept: onTask(
    "acceptTask",
    ownerOf,
    {},
    (status) => status === "OFFERED",
    (task, incident, role) => {
      task.status = "ACCEPTED";
      if (role === "LEAD" && incident.status === "DISPATCHED") incident.status = "HANDLING";
    },
  ),
  askReturn: onTask(
    "requestReturn",
    ownerOf,
    { basis: "" },
    (status) => status === "OFFERED" || status === "ACCEPTED",
    (task, incident) => {
      task.before = task.status;
      task.status = "RETURN_REQUESTED";
      incident.returnRequests += 1;
    },
  ),
  grantReturn: onTask(
    "ruleOnReturn",
    () => "dispatcher",
    { ...why, isGranted: true },
    (status) => status === "RETURN_REQUESTED",
    (task) => (task.status = "RETURNED"),
  ),
  refuseReturn: onTask(
    "ruleOnReturn",
    () => "dispatcher",
    { ...why, isGranted: false },
    (status) => status === "RETURN_REQUESTED",
    (task) => (task.status = task.before),
  ),
  recall: onTask(
    "recallTask",
    () => "dispatcher",
    why,
    (status) => LIVE.has(status),
    (task) => (task.status = "RECALLED"),
  ),
  complete: onTask(
    "completeTask",
    ownerOf,
    { resultCode: "CORRECTED", result: "已整改" },
    (status) => status === "ACCEPTED",
    (task) => (task.status = "DONE"),
  ),
  requestCheck: onIncident(
    "requestCheck",
    "dispatcher",
    {},
    ({ status }) => status === "FEEDBACK",
    (incident) => (incident.status = "CHECKING"),
  ),
  pass: onIncident(
    "recordCheck",
    "gridWorker",
    { method: "PHONE", result: "PASSED" },
    ({ status }) => status === "CHECKING",
    (incident) => (incident.isPassed = true),
  ),
  close: onIncident(
    "closeIncident",
    "shiftLeader",
    { disposition: "RESOLVED" },
    ({ status, isPassed }) => status === "CHECKING" && isPassed,
    (incident) => {
      incident.status = "CLOSED";
      for (const task of Object.values(incident.tasks)) if (task.status === "DONE") task.status = "CONFIRMED";
    },
  ),
} satisfies Readonly<Record<string, Deed>>;

export type DeedName = keyof typeof deeds;

/** The deed that leads on from where an incident stands, so that stories come far before they stray. */
export function onward({ status, isPassed, tasks }: ModelIncident): readonly [DeedName, Role] {
  const open = (["LEAD", "ASSIST"] as const).find((role) => LIVE.has(tasks[role]?.status ?? ""));
  if (status === "REPORTED") return ["file", "LEAD"];
  if (status === "FILED") return ["dispatch", "LEAD"];
  if (status === "FEEDBACK") return ["requestCheck", "LEAD"];
  if (status === "CHECKING") return [isPassed ? "close" : "pass", "LEAD"];
  if (open === undefined) return ["close", "LEAD"];
  const state = tasks[open]?.status;
  return [state === "OFFERED" ? "accept" : state === "ACCEPTED" ? "complete" : "refuseReturn", open];
}
