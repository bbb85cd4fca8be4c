import type { Post } from "../../server/kernel/actor.js";
import type { Holder } from "../support/server.js";

/** The two townships of the matrix, and two villages of the first. */
export const TOWNSHIP_A = "371323001";
export const TOWNSHIP_B = "371323101";
export const VILLAGE_A1 = "371323001001";
export const VILLAGE_A2 = "371323001002";

/** The incidents of the matrix; which is what, says `access-world.ts`. */
export const INCIDENTS = [
  "waterA1",
  "waterA2",
  "marketA1",
  "marketB",
  "waterHelpsB",
  "crossing",
  "nowhere",
  "departmentA2",
  "confidentialA1",
] as const;
export type IncidentName = (typeof INCIDENTS)[number];

/** Somebody of the matrix: who they are, and what they see, written from the domain's words and not from the code. */
export interface Seat {
  readonly name: string;
  readonly holder: Holder;
  readonly sees: readonly IncidentName[];
}

const ALL = INCIDENTS;
const IN_A: readonly IncidentName[] = ["waterA1", "waterA2", "marketA1", "crossing", "departmentA2", "confidentialA1"];
const IN_A1: readonly IncidentName[] = ["waterA1", "marketA1", "crossing", "confidentialA1"];
const IN_B: readonly IncidentName[] = ["marketB", "waterHelpsB", "crossing"];
const OF_WATER_A: readonly IncidentName[] = ["waterA1", "waterA2", "waterHelpsB", "departmentA2", "confidentialA1"];
const OF_MARKET_A: readonly IncidentName[] = ["marketA1"];
const OF_MARKET_B: readonly IncidentName[] = IN_B;

const CENTER_POSTS: readonly Post[] = [
  "COMMANDER",
  "SHIFT_LEADER",
  "DISPATCHER",
  "INTAKE_CLERK",
  "CHECKER",
  "SUPERVISOR",
];

const centerSeats = (where: string, agency: string, sees: readonly IncidentName[]): Seat[] =>
  CENTER_POSTS.map((post) => ({ name: `${post} of ${where}`, holder: { post, agency }, sees }));

const seat = (name: string, holder: Holder, sees: readonly IncidentName[]): Seat => ({ name, holder, sees });

/** Everybody of the matrix: each post at home, in another township, in another agency, at the county. */
export const SEATS: readonly Seat[] = [
  ...centerSeats("the county", "371323-CC", ALL),
  ...centerSeats("township A", `${TOWNSHIP_A}-GC`, IN_A),
  ...centerSeats("township B", `${TOWNSHIP_B}-GC`, IN_B),
  seat("AGENCY_LEADER of township A's water center", { post: "AGENCY_LEADER", agency: `${TOWNSHIP_A}-WC` }, OF_WATER_A),
  seat(
    "AGENCY_LEADER of township A's market office",
    { post: "AGENCY_LEADER", agency: `${TOWNSHIP_A}-MS` },
    OF_MARKET_A,
  ),
  seat("AGENCY_LEADER of township A's own office", { post: "AGENCY_LEADER", agency: `${TOWNSHIP_A}-TO` }, IN_A),
  seat("AGENCY_LEADER of township B's water center", { post: "AGENCY_LEADER", agency: `${TOWNSHIP_B}-WC` }, []),
  seat(
    "AGENCY_LEADER of township B's market office",
    { post: "AGENCY_LEADER", agency: `${TOWNSHIP_B}-MS` },
    OF_MARKET_B,
  ),
  seat("AGENCY_LEADER of the water department", { post: "AGENCY_LEADER", agency: "371323-CD-WATER" }, OF_WATER_A),
  seat("AGENCY_LEADER of the market department", { post: "AGENCY_LEADER", agency: "371323-CD-MARKET" }, [
    ...OF_MARKET_A,
    ...OF_MARKET_B,
  ]),
  seat("SQUAD_MEMBER of township A's water center", { post: "SQUAD_MEMBER", agency: `${TOWNSHIP_A}-WC` }, OF_WATER_A),
  seat("SQUAD_MEMBER of township A's market office", { post: "SQUAD_MEMBER", agency: `${TOWNSHIP_A}-MS` }, OF_MARKET_A),
  seat("SQUAD_MEMBER of township B's market office", { post: "SQUAD_MEMBER", agency: `${TOWNSHIP_B}-MS` }, OF_MARKET_B),
  // A squad sees what its own agency takes part in, never what its line does in the townships.
  seat("SQUAD_MEMBER of the water department", { post: "SQUAD_MEMBER", agency: "371323-CD-WATER" }, ["departmentA2"]),
  seat("GRID_WORKER of village A1", { post: "GRID_WORKER", division: VILLAGE_A1 }, IN_A1),
  seat("GRID_WORKER of village A2", { post: "GRID_WORKER", division: VILLAGE_A2 }, ["waterA2", "departmentA2"]),
  seat("VILLAGE_ASSISTANT of village A1", { post: "VILLAGE_ASSISTANT", division: VILLAGE_A1 }, IN_A1),
  seat("VILLAGE_ASSISTANT of village A2", { post: "VILLAGE_ASSISTANT", division: VILLAGE_A2 }, [
    "waterA2",
    "departmentA2",
  ]),
  seat("AUDITOR of the county", { post: "AUDITOR", agency: "371323-CC" }, ALL),
  seat("ADMINISTRATOR of the county", { post: "ADMINISTRATOR", agency: "371323-CC" }, []),
];

/** A seat by its name. */
export function seatOf(name: string): Seat {
  const found = SEATS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no seat ${name}`);
  return found;
}

/** Who reads the words of the confidential incident, and its files: the commanding center's seats at work on it and the handling agency. */
export const readsConfidence = ({ holder: { post, agency } }: Seat): boolean =>
  (agency === `${TOWNSHIP_A}-GC` &&
    ["INTAKE_CLERK", "DISPATCHER", "SHIFT_LEADER", "CHECKER", "COMMANDER"].includes(post)) ||
  (agency === `${TOWNSHIP_A}-WC` && ["AGENCY_LEADER", "SQUAD_MEMBER"].includes(post));
