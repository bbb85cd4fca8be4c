import { POSTS, type Post } from "../../server/kernel/actor.js";

const EVERYBODY: readonly Post[] = POSTS;
const LEADING: readonly Post[] = ["COMMANDER", "SHIFT_LEADER", "DISPATCHER", "SUPERVISOR", "AUDITOR"];
const SEATED: readonly Post[] = [...LEADING, "INTAKE_CLERK", "CHECKER", "AGENCY_LEADER"];
const OUTSIDE: readonly Post[] = ["SQUAD_MEMBER", "GRID_WORKER", "VILLAGE_ASSISTANT"];
const ALL_BUT_ADMINISTRATOR: readonly Post[] = [...SEATED, ...OUTSIDE];

/** Which posts may ask each root field of a kind of operation. */
export type RootFieldTable = Readonly<Record<string, readonly Post[]>>;

/**
 * Who may ask what. What they then see is bounded by the rows' own policies; a command's right is decided by its module's policy.
 * A field that is missing here is open to nobody, so a new one cannot be forgotten.
 */
export const ROOT_FIELD_POSTS: { readonly query: RootFieldTable; readonly subscription: RootFieldTable } = {
  query: {
    viewer: EVERYBODY,
    node: EVERYBODY,
    division: EVERYBODY,
    divisions: EVERYBODY,
    gridAt: EVERYBODY,
    agencies: EVERYBODY,
    squads: EVERYBODY,
    matters: EVERYBODY,
    suggestMatters: ALL_BUT_ADMINISTRATOR,
    explainRouting: [...SEATED, "GRID_WORKER", "SQUAD_MEMBER"],
    incident: ALL_BUT_ADMINISTRATOR,
    incidents: ALL_BUT_ADMINISTRATOR,
    tasks: [...SEATED, "SQUAD_MEMBER", "GRID_WORKER"],
    recommendSquads: ["COMMANDER", "SHIFT_LEADER", "DISPATCHER", "AGENCY_LEADER"],
    board: SEATED,
    reportRhythm: SEATED,
  },
  subscription: {
    incidentFeed: ALL_BUT_ADMINISTRATOR,
    taskFeed: [...SEATED, "SQUAD_MEMBER", "GRID_WORKER"],
    squadPositions: SEATED,
    board: SEATED,
  },
};

/** What everybody may ask, signed in or not: nothing but the way in. */
export const ANONYMOUS_FIELDS: Readonly<Record<"query" | "mutation" | "subscription", readonly string[]>> = {
  query: ["__typename"],
  mutation: ["__typename", "signIn"],
  subscription: [],
};

/** Whether a post may ask a root field of a kind of operation; introspection is for whoever is signed in. */
export function mayAsk(post: Post, operation: "query" | "mutation" | "subscription", field: string): boolean {
  if (operation === "mutation" || field.startsWith("__")) return true;
  return ROOT_FIELD_POSTS[operation][field]?.includes(post) ?? false;
}
