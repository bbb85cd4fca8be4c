import type { Post } from "../../server/kernel/actor.js";

/**
 * Who may ask and do what, written from the domain's words ("Who does what", "Lifecycles", "Routing") and by post, while the code has it by
 * field and by right: a slip of the pen would have to be made twice, in two directions.
 */
type Table = Readonly<Record<Post, readonly string[]>>;

/** What every signed-in person may look up: themself and the county as it stands in its lists. */
const LISTS = ["viewer", "node", "division", "divisions", "gridAt", "agencies", "squads", "matters"];
/** Who has to do with incidents at all. */
const WITH_INCIDENTS = [...LISTS, "suggestMatters", "incident", "incidents"];
/** Whoever works through tasks and asks where something would be routed. */
const WITH_TASKS = [...WITH_INCIDENTS, "explainRouting", "tasks"];
/** Whoever sits before a screen of a center or an agency. */
const SEATED = [...WITH_TASKS, "board", "reportRhythm"];
/** Whoever sends squads. */
const SENDING = [...SEATED, "recommendSquads"];

/** The queries that each post may ask. */
export const QUERIES_OF_POST: Table = {
  COMMANDER: SENDING,
  SHIFT_LEADER: SENDING,
  DISPATCHER: SENDING,
  INTAKE_CLERK: SEATED,
  CHECKER: SEATED,
  SUPERVISOR: SEATED,
  AGENCY_LEADER: SENDING,
  SQUAD_MEMBER: WITH_TASKS,
  GRID_WORKER: WITH_TASKS,
  VILLAGE_ASSISTANT: WITH_INCIDENTS,
  AUDITOR: SEATED,
  ADMINISTRATOR: LISTS,
};

const FEEDS = ["incidentFeed", "taskFeed"];
const SCREENS = [...FEEDS, "squadPositions", "board"];

/** The subscriptions that each post may hold. */
export const SUBSCRIPTIONS_OF_POST: Table = {
  COMMANDER: SCREENS,
  SHIFT_LEADER: SCREENS,
  DISPATCHER: SCREENS,
  INTAKE_CLERK: SCREENS,
  CHECKER: SCREENS,
  SUPERVISOR: SCREENS,
  AGENCY_LEADER: SCREENS,
  SQUAD_MEMBER: FEEDS,
  GRID_WORKER: FEEDS,
  VILLAGE_ASSISTANT: ["incidentFeed"],
  AUDITOR: SCREENS,
  ADMINISTRATOR: [],
};

/** How somebody stands to what a command is about. */
export interface Standing {
  readonly post: Post;
  readonly isOfCountyCenter: boolean;
  /** Sits in the center that commands. */
  readonly isCommanding: boolean;
  /** Sits in the agency that owes the task. */
  readonly isOfAgency: boolean;
  /** Belongs to the squad that is sent. */
  readonly isOfSquad: boolean;
  /** Sits in the squad's agency, or in a center whose area the squad serves. */
  readonly isOfSquadAgency: boolean;
  readonly isInSquadArea: boolean;
}

/** What a command answers to somebody who sees what it is about: done (or refused by the lifecycle), or refused for who they are. */
export type Verdict = "ALLOWED" | "FORBIDDEN" | "NOT_COMMANDING";

type Rule = (standing: Standing) => Verdict;

/** A command of the center that commands: the post has the right, the center must be the commanding one. */
const commandOf =
  (...posts: readonly Post[]): Rule =>
  ({ post, isCommanding }) => {
    if (!posts.includes(post)) return "FORBIDDEN";
    return isCommanding ? "ALLOWED" : "NOT_COMMANDING";
  };
/** A command of the county's center alone. */
const countyCommandOf =
  (...posts: readonly Post[]): Rule =>
  ({ post, isOfCountyCenter }) => {
    if (!posts.includes(post)) return "FORBIDDEN";
    return isOfCountyCenter ? "ALLOWED" : "NOT_COMMANDING";
  };
const whoever =
  (test: (standing: Standing) => boolean): Rule =>
  (standing) =>
    test(standing) ? "ALLOWED" : "FORBIDDEN";

const leadsAgency = ({ post, isOfAgency }: Standing): boolean => post === "AGENCY_LEADER" && isOfAgency;
const dispatches = ({ post, isCommanding }: Standing): boolean =>
  (post === "DISPATCHER" || post === "SHIFT_LEADER") && isCommanding;
const isSent = ({ post, isOfSquad }: Standing): boolean => post === "SQUAD_MEMBER" && isOfSquad;
const speaksUp = ({ post }: Standing): boolean => post !== "AUDITOR" && post !== "ADMINISTRATOR";
/** The squad itself, and by phone for it its leader or the commanding dispatcher. */
const stepOfSquad = whoever((it) => isSent(it) || leadsAgency(it) || dispatches(it));

/** What each command answers by how somebody stands to its thing; a command that is missing here fails the test. */
export const COMMANDS: Readonly<Record<string, Rule>> = {
  reportIncident: whoever(speaksUp),
  addNote: whoever(speaksUp),
  registerEvidence: whoever(speaksUp),
  requestVerification: commandOf("INTAKE_CLERK", "DISPATCHER", "SHIFT_LEADER"),
  fileIncident: commandOf("SHIFT_LEADER"),
  rejectIncident: commandOf("SHIFT_LEADER"),
  mergeIncident: commandOf("INTAKE_CLERK", "DISPATCHER", "SHIFT_LEADER"),
  splitReport: commandOf("DISPATCHER", "SHIFT_LEADER"),
  dispatchIncident: commandOf("DISPATCHER", "SHIFT_LEADER"),
  callCounty: commandOf("DISPATCHER", "SHIFT_LEADER", "COMMANDER"),
  handDown: countyCommandOf("DISPATCHER", "SHIFT_LEADER", "COMMANDER"),
  takeOver: countyCommandOf("SHIFT_LEADER", "COMMANDER"),
  changeTier: commandOf("SHIFT_LEADER", "COMMANDER"),
  returnFeedback: commandOf("DISPATCHER", "SHIFT_LEADER"),
  requestCheck: commandOf("DISPATCHER", "SHIFT_LEADER", "CHECKER"),
  closeIncident: commandOf("SHIFT_LEADER"),
  reopenIncident: commandOf("SHIFT_LEADER"),
  cancelIncident: commandOf("SHIFT_LEADER"),
  suspendIncident: commandOf("SHIFT_LEADER"),
  resumeIncident: commandOf("SHIFT_LEADER"),
  revealReporter: whoever(
    ({ post }) => !["GRID_WORKER", "VILLAGE_ASSISTANT", "AUDITOR", "ADMINISTRATOR"].includes(post),
  ),
  // Who checks need not sit in the commanding center: a grid worker checks in the village.
  recordCheck: whoever(({ post }) => post === "CHECKER" || post === "GRID_WORKER"),
  acceptTask: whoever((it) => leadsAgency(it) || dispatches(it)),
  assignSquad: whoever((it) => leadsAgency(it) || dispatches(it)),
  requestReturn: whoever((it) => leadsAgency(it) || isSent(it)),
  ruleOnReturn: whoever(dispatches),
  ruleOnReturnDispute: whoever(
    ({ post, isOfCountyCenter }) => (post === "SHIFT_LEADER" || post === "COMMANDER") && isOfCountyCenter,
  ),
  completeTask: whoever((it) => leadsAgency(it) || dispatches(it) || isSent(it)),
  recallTask: whoever(dispatches),
  waiveTask: whoever(dispatches),
  acceptAssignment: stepOfSquad,
  depart: stepOfSquad,
  arrive: stepOfSquad,
  clearAssignment: stepOfSquad,
  recallAssignment: whoever((it) => leadsAgency(it) || dispatches(it)),
  setSquadDuty: whoever(
    (it) =>
      isSent(it) ||
      (it.post === "AGENCY_LEADER" && it.isOfSquadAgency) ||
      ((it.post === "DISPATCHER" || it.post === "SHIFT_LEADER") && it.isInSquadArea),
  ),
  reportPositions: whoever(isSent),
  disablePerson: whoever(({ post }) => post === "ADMINISTRATOR"),
};

/** Commands about one's own session, open to everybody; the tests of sessions look at them. */
export const OWN_SESSION: readonly string[] = ["signIn", "signOut", "switchPost", "viewAs", "stopViewingAs"];
