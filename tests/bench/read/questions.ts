import type { Holder } from "../../support/server.js";

/** Somebody who looks at lists and boards, by the post they hold. */
export interface Seat {
  readonly name: string;
  readonly holder: Holder;
  /** Whose board they look at; a grid worker has none. */
  readonly division: string | null;
}

/** The busiest township of the filled history; its enforcement office takes part in most of what happens there. */
const BUSIEST = "371323106";

/** From who sees the whole county to who sees one village; a department sees the offices of its line in every township. */
export const SEATS: readonly Seat[] = [
  { name: "county shift leader", holder: { post: "SHIFT_LEADER", agency: "371323-CC" }, division: "371323" },
  { name: "township shift leader", holder: { post: "SHIFT_LEADER", agency: `${BUSIEST}-GC` }, division: BUSIEST },
  { name: "office leader", holder: { post: "AGENCY_LEADER", agency: `${BUSIEST}-EO` }, division: BUSIEST },
  {
    name: "department leader",
    holder: { post: "AGENCY_LEADER", agency: "371323-CD-NATURAL_RESOURCES" },
    division: "371323",
  },
  { name: "grid worker", holder: { post: "GRID_WORKER" }, division: null },
];

/** The variables of a list. */
export interface ListVariables {
  readonly where?: Readonly<Record<string, unknown>>;
  readonly orderBy?: string;
  readonly after?: string;
}

/** What somebody asks for; those of the goal are the board and pages of 50, totals are watched beside it. */
export interface Question {
  readonly name: string;
  readonly kind: "board" | "list" | "total";
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Facts of the filled county that questions are made of. */
export interface Landmarks {
  readonly agencyId: string;
  readonly squadId: string;
  readonly matterCode: string;
  readonly village: string;
  readonly quarterAgo: string;
  /** The cursor of a row that most of the history lies above. */
  readonly deepCursor: string;
}

/** A page with lead, squads, matter and due times below every incident. */
export const LIST = `query List($where: IncidentFilter, $orderBy: IncidentOrder, $first: Int, $after: String) {
  incidents(where: $where, orderBy: $orderBy, first: $first, after: $after) {
    asOf
    edges { cursor node {
      id number version status tier priority title address isOverdue reportedAt
      matter { id name } division { id name } lead { id name } deadlines { kind dueAt isOverdue }
      tasks { id role status agency { id name } deadlines { kind dueAt isOverdue } assignments { id status squad { id callSign } } }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const TOTAL = `query Total($where: IncidentFilter) { incidents(where: $where, first: 1) { totalCount } }`;

const BOARD = `query Board($division: DivisionCode!) {
  board(division: $division) {
    asOf openCount overdueCount unacceptedCount squadsOnDuty squadsAvailable medianAcceptSeconds medianArriveSeconds medianHandleSeconds
    division { id name } byStatus { status count } byAgency { agency { id name } openCount overdueCount } byTownship { division { id name } openCount overdueCount }
  }
}`;

const board = (division: string): Question => ({ name: "board", kind: "board", query: BOARD, variables: { division } });
const list = (name: string, variables: ListVariables): Question => ({
  name,
  kind: "list",
  query: LIST,
  variables: { first: 50, ...variables },
});
const total = (name: string, where: Readonly<Record<string, unknown>>): Question => ({
  name: `total: ${name}`,
  kind: "total",
  query: TOTAL,
  variables: { where },
});

/** Everything a seat asks. */
export function questionsOf(seat: Seat, marks: Landmarks): readonly Question[] {
  return [
    ...(seat.division === null ? [] : [board(seat.division)]),
    list("newest", {}),
    list("deep page", { after: marks.deepCursor }),
    list("open", { where: { isOpen: true } }),
    list("overdue, most urgent first", { where: { isOverdue: true }, orderBy: "NEXT_DUE_AT_ASC" }),
    list("open by priority", { orderBy: "PRIORITY_DESC" }),
    list("handling", { where: { statuses: ["HANDLING"] } }),
    list("closed", { where: { statuses: ["CLOSED"] } }),
    list("rejected", { where: { statuses: ["REJECTED"] } }),
    list("cancelled emergencies", { where: { statuses: ["CANCELLED"], tiers: ["EMERGENCY"] } }),
    list("an agency", { where: { agencyId: marks.agencyId } }),
    list("an agency, open", { where: { agencyId: marks.agencyId, isOpen: true } }),
    list("a squad", { where: { squadId: marks.squadId } }),
    list("a matter", { where: { matterCodes: [marks.matterCode] } }),
    list("a township", { where: { division: "371323111" } }),
    list("a village", { where: { division: marks.village } }),
    list("a quarter ago", { where: { reportedBefore: marks.quarterAgo } }),
    list("common word", { where: { text: "垃圾" } }),
    list("rare word", { where: { text: "溶洞" } }),
    list("absent word", { where: { text: "鲸鱼" } }),
    total("open", { isOpen: true }),
    total("everything", {}),
    total("rejected", { statuses: ["REJECTED"] }),
    total("an agency", { agencyId: marks.agencyId }),
    total("common word", { text: "垃圾" }),
    total("rare word", { text: "溶洞" }),
  ];
}
