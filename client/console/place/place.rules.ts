import type { IncidentStatus, Tier } from "../../generated/graphql.js";

/** What the lists and the map are narrowed to; nothing said narrows nothing. */
export interface Filter {
  readonly tiers: readonly Tier[];
  readonly statuses: readonly IncidentStatus[];
  readonly agencyId: string | null;
  /** The code of a township. */
  readonly township: string | null;
  readonly isMine: boolean;
  readonly isOverdue: boolean;
  readonly text: string;
}

/** Where the map looks. */
export interface MapView {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** Where somebody is on the screen: all of it stands in the address, so that it can be sent to a colleague. */
export interface Place {
  readonly incidentId: string | null;
  readonly squadId: string | null;
  readonly filter: Filter;
  /** Null until the map was moved. */
  readonly map: MapView | null;
  /** Whether something is about to be reported, and at which point of the map, in WGS-84, if at one. */
  readonly report: ReportPoint | "unplaced" | null;
}

/** Where on the map something shall be reported. */
export interface ReportPoint {
  readonly longitude: number;
  readonly latitude: number;
}

export const NO_FILTER: Filter = {
  tiers: [],
  statuses: [],
  agencyId: null,
  township: null,
  isMine: false,
  isOverdue: false,
  text: "",
};

/** Whether a filter narrows nothing. */
export function isOpenFilter({ tiers, statuses, agencyId, township, isMine, isOverdue, text }: Filter): boolean {
  const isNarrow = tiers.length > 0 || statuses.length > 0 || agencyId !== null || township !== null || text !== "";
  return !isNarrow && !isMine && !isOverdue;
}

/** Whether two filters narrow to the same. */
export function isSameFilter(one: Filter, other: Filter): boolean {
  const text = (filter: Filter) => writePlace({ incidentId: null, squadId: null, map: null, report: null, filter });
  return text(one) === text(other);
}

const TIERS: Readonly<Record<Tier, true>> = { EMERGENCY: true, COORDINATED: true, ORDINARY: true };
const STATUSES: Readonly<Record<IncidentStatus, true>> = {
  REPORTED: true,
  VERIFYING: true,
  FILED: true,
  DISPATCHED: true,
  HANDLING: true,
  FEEDBACK: true,
  CHECKING: true,
  CLOSED: true,
  REJECTED: true,
  DUPLICATE: true,
  SUSPENDED: true,
  CANCELLED: true,
};

/** Reads a place out of the search part of an address; what cannot be read counts as not said. */
export function readPlace(search: string): Place {
  const said = new URLSearchParams(search);
  return {
    incidentId: said.get("incident"),
    squadId: said.get("squad"),
    filter: {
      tiers: readList(said.get("tier"), TIERS),
      statuses: readList(said.get("status"), STATUSES),
      agencyId: said.get("agency"),
      township: said.get("township"),
      isMine: said.has("mine"),
      isOverdue: said.has("overdue"),
      text: said.get("q") ?? "",
    },
    map: readMap(said.get("map")),
    report: readReport(said.get("report")),
  };
}

/** Writes a place as the search part of an address; empty where nothing is said. */
export function writePlace({ incidentId, squadId, filter, map, report }: Place): string {
  const said = new URLSearchParams();
  const say = (name: string, value: string | null) => {
    if (value !== null && value !== "") said.set(name, value);
  };
  say("incident", incidentId);
  say("squad", squadId);
  say("tier", filter.tiers.join("."));
  say("status", filter.statuses.join("."));
  say("agency", filter.agencyId);
  say("township", filter.township);
  say("mine", filter.isMine ? "1" : null);
  say("overdue", filter.isOverdue ? "1" : null);
  say("q", filter.text);
  if (map !== null) say("map", [map.longitude.toFixed(5), map.latitude.toFixed(5), map.zoom.toFixed(2)].join("_"));
  say("report", writeReport(report));
  const text = said.toString();
  return text === "" ? "" : `?${text}`;
}

function readList<Word extends string>(text: string | null, words: Readonly<Record<Word, true>>): readonly Word[] {
  const isWord = (word: string): word is Word => Object.hasOwn(words, word);
  return (text ?? "").split(".").filter(isWord);
}

function readMap(text: string | null): MapView | null {
  const [longitude, latitude, zoom, ...more] = (text ?? "").split("_").map(Number);
  if (longitude === undefined || latitude === undefined || zoom === undefined || more.length > 0) return null;
  return [longitude, latitude, zoom].every(Number.isFinite) ? { longitude, latitude, zoom } : null;
}

function writeReport(report: Place["report"]): string | null {
  if (report === null || report === "unplaced") return report;
  return [report.longitude.toFixed(6), report.latitude.toFixed(6)].join("_");
}

function readReport(text: string | null): Place["report"] {
  if (text === "unplaced") return text;
  const [longitude, latitude, ...more] = (text ?? "").split("_").map(Number);
  if (longitude === undefined || latitude === undefined || more.length > 0) return null;
  return [longitude, latitude].every(Number.isFinite) ? { longitude, latitude } : null;
}
