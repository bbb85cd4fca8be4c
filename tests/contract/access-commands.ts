import type { IncidentName } from "./access-seats.js";
import type { AccessWorld } from "./access-world.js";

/** One command of the matrix: what it is about, in which state it makes sense, and what is sent. */
export interface CommandCase {
  readonly about: IncidentName | "squad" | "person" | "nothing";
  /** What somebody must see besides, or is told NOT_FOUND. */
  readonly alsoNeeds?: IncidentName;
  /** The agency whose task it is about. */
  readonly agency?: string;
  /** Statements that bring the rows into a state in which the command makes sense. */
  readonly stage?: (ids: Ids) => readonly string[];
  readonly input: (ids: Ids) => Readonly<Record<string, unknown>>;
  /** What the payload is called. */
  readonly thing: string | null;
}

/** The ids that commands are given, or ids that never were. */
export interface Ids {
  readonly incident: string;
  readonly other: string;
  readonly report: string;
  readonly task: string;
  readonly assistTask: string;
  readonly assignment: string;
  readonly squad: string;
  readonly person: string;
}

const WATER = "371323001-WC";
const MARKET = "371323001-MS";

const incidentCase = (
  input: Readonly<Record<string, unknown>> = {},
  stage: readonly string[] = [],
  about: IncidentName = "waterA1",
): CommandCase => ({
  about,
  thing: "incident",
  stage: ({ incident }) => stage.map((set) => `update incident set ${set} where id = '${incident}'`),
  input: ({ incident }) => ({ incidentId: incident, ...input }),
});

const taskCase = (
  input: Readonly<Record<string, unknown>> = {},
  stage: readonly string[] = [],
  about: IncidentName = "waterA1",
): CommandCase => ({
  about,
  agency: about === "waterA1" ? WATER : MARKET,
  thing: "task",
  stage: ({ task }) => stage.map((set) => `update task set ${set} where id = '${task}'`),
  input: ({ task }) => ({ taskId: task, ...input }),
});

const assignmentCase = (status: string, input: Readonly<Record<string, unknown>> = {}): CommandCase => ({
  about: "waterA1",
  agency: WATER,
  thing: "assignment",
  stage: ({ assignment }) => [
    `update assignment set status = '${status}', accepted_at = null where id = '${assignment}'`,
  ],
  input: ({ assignment }) => ({ assignmentId: assignment, ...input }),
});

const REASON = { reason: "经核实，情况属实" };

/** A case for every command there is; one that is missing fails the test. */
export const COMMAND_CASES: Readonly<Record<string, CommandCase>> = {
  reportIncident: {
    about: "nothing",
    thing: "incident",
    input: () => ({ description: "村口路灯不亮", source: "PATROL", divisionCode: "371323001001" }),
  },
  addNote: incidentCase({ text: "已电话告知" }),
  registerEvidence: {
    ...incidentCase({ kind: "照片", contentType: "image/jpeg", bytes: 10, sha256: "0".repeat(64) }),
    thing: "evidence",
  },
  requestVerification: incidentCase({}, ["status = 'REPORTED', source = 'CITIZEN_APP'"]),
  fileIncident: incidentCase({}, ["status = 'REPORTED'"]),
  rejectIncident: incidentCase(REASON, ["status = 'REPORTED', source = 'GRID_WORKER'"]),
  mergeIncident: {
    ...incidentCase({}, ["status = 'DISPATCHED'"]),
    alsoNeeds: "waterA2",
    input: ({ incident, other }) => ({ incidentId: incident, intoIncidentId: other }),
  },
  splitReport: {
    about: "waterA1",
    alsoNeeds: "waterA2",
    thing: "incident",
    stage: ({ incident, other, report }) => [
      `update report set incident_id = '${incident}' where id = '${report}'`,
      `update incident set status = 'DUPLICATE', duplicate_of_id = '${incident}' where id = '${other}'`,
    ],
    input: ({ report }) => ({ reportId: report, ...REASON }),
  },
  revealReporter: {
    about: "waterA1",
    thing: null,
    stage: ({ incident, report }) => [`update report set incident_id = '${incident}' where id = '${report}'`],
    input: ({ report }) => ({ reportId: report, ...REASON }),
  },
  dispatchIncident: incidentCase(),
  callCounty: incidentCase(REASON),
  handDown: incidentCase({}, ["status = 'DISPATCHED'"], "crossing"),
  takeOver: incidentCase(REASON),
  changeTier: incidentCase({ ...REASON, tier: "ORDINARY" }),
  returnFeedback: incidentCase(REASON, ["status = 'FEEDBACK'"]),
  requestCheck: incidentCase({}, ["status = 'FEEDBACK'"]),
  recordCheck: incidentCase({ method: "PHONE", result: "PASSED" }, ["status = 'CHECKING'"]),
  closeIncident: incidentCase({ disposition: "RESOLVED" }, [
    "status = 'CHECKING', check_result = 'PASSED', live_tasks = 0",
  ]),
  reopenIncident: incidentCase(REASON, ["status = 'CLOSED', closed_at = '2026-11-23T00:30:00Z'"]),
  cancelIncident: incidentCase(REASON, ["status = 'DISPATCHED'"]),
  suspendIncident: incidentCase({ reason: "SEASONAL", reviewAt: "2026-12-20T00:00:00Z" }),
  resumeIncident: incidentCase({}, ["status = 'SUSPENDED', suspended_from = 'HANDLING'"]),
  acceptTask: taskCase({}, ["status = 'OFFERED', accepted_at = null"]),
  assignSquad: {
    ...taskCase(),
    input: ({ task, squad }) => ({ taskId: task, squadId: squad, overrideReason: "最近的一组" }),
  },
  requestReturn: taskCase({ basis: "不在责任清单内" }),
  ruleOnReturn: taskCase({ isGranted: false, ...REASON }, [], "marketA1"),
  ruleOnReturnDispute: {
    ...taskCase({ isGranted: false, ...REASON }, [], "marketA1"),
    stage: ({ incident }) => [
      `update incident set is_ruling_pending = true where id = '${incident}'`,
      `update return_request set is_for_county_ruling = true where incident_id = '${incident}'`,
    ],
  },
  completeTask: {
    ...taskCase({ resultCode: "MEDIATED", result: "双方达成一致" }),
    stage: ({ assignment }) => [`update assignment set status = 'ON_SITE' where id = '${assignment}'`],
  },
  recallTask: taskCase(REASON),
  waiveTask: {
    ...taskCase(REASON),
    agency: "371323001-JO",
    input: ({ assistTask }) => ({ taskId: assistTask, ...REASON }),
  },
  acceptAssignment: assignmentCase("OFFERED"),
  depart: assignmentCase("ACCEPTED"),
  arrive: assignmentCase("EN_ROUTE"),
  clearAssignment: assignmentCase("ON_SITE"),
  recallAssignment: assignmentCase("ACCEPTED", REASON),
  setSquadDuty: { about: "squad", thing: "squad", input: ({ squad }) => ({ squadId: squad, isOnDuty: false }) },
  reportPositions: {
    about: "squad",
    thing: "squad",
    input: ({ squad }) => ({
      squadId: squad,
      positions: [{ longitude: 118.63, latitude: 35.78, takenAt: "2026-11-23T00:59:00Z" }],
    }),
  },
  disablePerson: { about: "person", thing: "person", input: ({ person }) => ({ personId: person, ...REASON }) },
};

/** The ids of a case in the world as it was seeded. */
export async function idsOf(world: AccessWorld, { about, alsoNeeds, agency }: CommandCase): Promise<Ids> {
  const name = about === "squad" || about === "person" || about === "nothing" ? "waterA1" : about;
  const { id, tasks, assignments } = world.incidents[name];
  const taskOf = (code: string): string => tasks.find(({ agencyCode }) => agencyCode === code)?.id ?? "";
  const [squad] = await world.sql<{ id: string }>(
    "select s.id from squad s join assignment a on a.squad_id = s.id where a.id = ?",
    [world.incidents.waterA1.assignments[0]],
  );
  const [person] = await world.sql<{ id: string }>("select id from person order by code desc limit 1");
  const other = world.incidents[alsoNeeds ?? "waterA2"];
  return {
    incident: id,
    other: other.id,
    report: other.reports[0] ?? "",
    task: taskOf(agency === "371323001-JO" ? WATER : (agency ?? WATER)),
    assistTask: taskOf("371323001-JO"),
    assignment: assignments[0] ?? "",
    squad: squad?.id ?? "",
    person: person?.id ?? "",
  };
}
