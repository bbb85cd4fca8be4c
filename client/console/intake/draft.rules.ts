import type { IncidentSource, ReportIncidentInput, Tier } from "../../generated/graphql.js";
import type { SentFile } from "../files/index.js";
import type { ReportPoint } from "../place/index.js";
import type { WordKey } from "../words/index.js";

/** A report as far as it was written; its point on the map is in the address of the page. */
export interface Draft {
  readonly source: IncidentSource;
  readonly description: string;
  readonly matterCode: string | null;
  /** Null: that of the matter. */
  readonly tier: Tier | null;
  readonly divisionCode: string | null;
  readonly address: string;
  readonly reporterName: string;
  readonly reporterPhone: string;
  readonly isConfidential: boolean;
  readonly externalNumber: string;
  /** By the clock of China, like 2026-11-25T18:00. */
  readonly upstreamDueAt: string;
  readonly files: readonly SentFile[];
  readonly intoIncidentId: string | null;
  /** The key of what was sent last without an answer, so that the same is not done twice. */
  readonly intent: { readonly text: string; readonly key: string } | null;
}

/** The channels in the order in which a desk takes them. */
export const SOURCES: readonly IncidentSource[] = [
  "WALK_IN",
  "HOTLINE_12345",
  "POLICE_110",
  "CITIZEN_APP",
  "SUPERIOR",
  "LEADER_INSTRUCTION",
  "PETITION",
  "MEDIA",
  "VIDEO",
  "SENSOR",
  "AGENCY",
  "PATROL",
  "GRID_WORKER",
];

/** The channels whose orders have a number and a term of their own. */
export const ORDERS: ReadonlySet<IncidentSource> = new Set([
  "HOTLINE_12345",
  "POLICE_110",
  "SUPERIOR",
  "LEADER_INSTRUCTION",
  "PETITION",
  "MEDIA",
]);

/** Nothing written yet. */
export const EMPTY_DRAFT: Draft = {
  source: "WALK_IN",
  description: "",
  matterCode: null,
  tier: null,
  divisionCode: null,
  address: "",
  reporterName: "",
  reporterPhone: "",
  isConfidential: false,
  externalNumber: "",
  upstreamDueAt: "",
  files: [],
  intoIncidentId: null,
  intent: null,
};

/** Whether there is nothing in it that would be missed. */
export function isEmptyDraft(draft: Draft): boolean {
  const { source: _source, intent: _intent, ...written } = draft;
  const { source: _usual, intent: _none, ...empty } = EMPTY_DRAFT;
  return JSON.stringify(written) === JSON.stringify(empty);
}

/** What is left of a draft once it was sent: the next report mostly comes by the same channel. */
export function nextDraft({ source }: Draft): Draft {
  return { ...EMPTY_DRAFT, source };
}

/** The fields that can be wrong. */
export type DraftField = "description" | "place" | "reporterPhone" | "upstreamDueAt";

/** What is wrong with a draft, by its fields; nothing where it can be sent. */
export type Faults = Readonly<Partial<Record<DraftField, WordKey>>>;

const PHONE = /^\+?[\d\s()-]{5,20}$/;

/** Looks for what the server would refuse anyway, at the server's time. */
export function checkDraft(draft: Draft, point: ReportPoint | null, now: number): Faults {
  const phone = draft.reporterPhone.trim();
  const dueAt = instantOf(draft.upstreamDueAt);
  return {
    ...(draft.description.trim() === "" ? { description: "intake.describe" as const } : {}),
    ...(point === null && draft.divisionCode === null ? { place: "intake.choosePlace" as const } : {}),
    ...(phone !== "" && !PHONE.test(phone) ? { reporterPhone: "intake.wrongPhone" as const } : {}),
    ...(isOrder(draft) && dueAt !== null && Date.parse(dueAt) <= now
      ? { upstreamDueAt: "intake.pastDue" as const }
      : {}),
  };
}

/** The report as the contract takes it; what was left empty is not said, and a point says more than a name. */
export function reportOf(draft: Draft, point: ReportPoint | null): Omit<ReportIncidentInput, "idempotencyKey"> {
  const said = (text: string) => text.trim() || null;
  return {
    source: draft.source,
    description: draft.description.trim(),
    matterCode: draft.matterCode,
    tier: draft.tier,
    location: point && { ...point, system: "WGS84" },
    divisionCode: point === null ? draft.divisionCode : null,
    address: said(draft.address),
    reporterName: said(draft.reporterName),
    reporterPhone: said(draft.reporterPhone),
    isConfidential: draft.isConfidential,
    externalNumber: isOrder(draft) ? said(draft.externalNumber) : null,
    upstreamDueAt: isOrder(draft) ? instantOf(draft.upstreamDueAt) : null,
    evidenceIds: draft.files.map(({ evidenceId }) => evidenceId),
    intoIncidentId: draft.intoIncidentId,
  };
}

/** The field of the form that a refusal's path means; null where it means none of them. */
export function fieldOfPath(path: readonly string[] | null | undefined): DraftField | null {
  switch (path?.[1]) {
    case "description":
    case "reporterPhone":
    case "upstreamDueAt":
      return path[1];
    case "location":
    case "divisionCode":
      return "place";
    default:
      return null;
  }
}

/** Reads a kept draft; what cannot be read is as if it had never been written. */
export function readDraft(text: string | null): Draft {
  const kept = parse(text);
  if (typeof kept !== "object" || kept === null) return EMPTY_DRAFT;
  const same = Object.entries(EMPTY_DRAFT).filter(([name, empty]) => isAlike(Reflect.get(kept, name), empty));
  return { ...EMPTY_DRAFT, ...Object.fromEntries(same.map(([name]) => [name, Reflect.get(kept, name)])) };
}

const isOrder = ({ source }: Draft): boolean => ORDERS.has(source);

function instantOf(local: string): string | null {
  const at = Date.parse(`${local}:00+08:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Drafts are written by this code alone, so their kinds tell an old form from the present one. */
function isAlike(value: unknown, empty: unknown): boolean {
  if (value === undefined) return false;
  if (empty === null) return value === null || typeof value === "string" || typeof value === "object";
  return typeof value === typeof empty && Array.isArray(value) === Array.isArray(empty);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
