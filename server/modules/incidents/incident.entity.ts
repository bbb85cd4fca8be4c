import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";
import { visibleByAudience } from "../../platform/database/index.js";
import { TIERS } from "../matters/index.js";

export const INCIDENT_STATUSES = [
  "REPORTED",
  "VERIFYING",
  "FILED",
  "DISPATCHED",
  "HANDLING",
  "FEEDBACK",
  "CHECKING",
  "CLOSED",
  "REJECTED",
  "DUPLICATE",
  "SUSPENDED",
  "CANCELLED",
] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const INCIDENT_SOURCES = [
  "GRID_WORKER",
  "HOTLINE_12345",
  "POLICE_110",
  "CITIZEN_APP",
  "PATROL",
  "AGENCY",
  "SUPERIOR",
  "LEADER_INSTRUCTION",
  "PETITION",
  "SENSOR",
  "VIDEO",
  "MEDIA",
  "WALK_IN",
] as const;
export type IncidentSource = (typeof INCIDENT_SOURCES)[number];

export const DISPOSITIONS = [
  "RESOLVED",
  "ON_THE_SPOT",
  "ANSWERED",
  "NOT_FOUND",
  "DUPLICATE",
  "TRANSFERRED",
  "ENFORCEMENT_FILED",
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const CHECK_RESULTS = ["PASSED", "FAILED", "NOT_CHECKABLE"] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** How the responsibility list answered when the incident was filed, kept with it so that a later edit of the list changes no history. */
export interface RoutingRecord {
  readonly ruleId: Id<"rul"> | null;
  readonly leadAgencyId: Id<"agc"> | null;
  readonly supportingAgencyIds: readonly Id<"agc">[];
  /** The text of each duty by agency. */
  readonly duties: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly question: string; readonly answer: string; readonly because: string }[];
  readonly runnerUpIds: readonly Id<"rul">[];
  readonly needsOperator: boolean;
}

/** An incident (事件) from report to closing. */
export const IncidentEntity = defineEntity({
  name: "Incident",
  tableName: "incident",
  rowLevelSecurity: "force",
  policies: [visibleByAudience],
  properties: {
    id: p.string().$type<Id<"inc">>().primary(),
    number: p.string().nullable().unique(),
    version: p.integer().version(),
    status: p.enum(INCIDENT_STATUSES),
    tier: p.enum(TIERS),
    priority: p.integer(),
    title: p.text(),
    description: p.text(),
    isConfidential: p.boolean(),
    matterCode: p.string().nullable(),
    isMatterGuessed: p.boolean(),
    source: p.enum(INCIDENT_SOURCES),
    externalNumber: p.string().nullable(),
    upstreamDueAt: p.datetime().nullable(),
    longitude: p.double().$type<number>().nullable(),
    latitude: p.double().$type<number>().nullable(),
    sourceLongitude: p.double().$type<number>().nullable(),
    sourceLatitude: p.double().$type<number>().nullable(),
    sourceSystem: p.string().nullable(),
    accuracyMeters: p.double().$type<number>().nullable(),
    address: p.text().nullable(),
    divisionCode: p.string(),
    townshipCode: p.string().nullable(),
    villageCode: p.string().nullable(),
    gridCode: p.string().nullable(),
    affectedCodes: p.array().$type<string[]>().columnType("text[]"),
    agencyIds: p.array().$type<Id<"agc">[]>().columnType("text[]"),
    commandingCenterId: p.string().$type<Id<"agc">>(),
    leadAgencyId: p.string().$type<Id<"agc">>().nullable(),
    supportingAgencyIds: p.array().$type<Id<"agc">[]>().columnType("text[]"),
    handlingAgencyIds: p.array().$type<Id<"agc">[]>().columnType("text[]"),
    routing: p.json().$type<RoutingRecord>().nullable().lazy(),
    duplicateOfId: p.string().$type<Id<"inc">>().nullable().index(),
    returnRequests: p.integer(),
    isRulingPending: p.boolean(),
    round: p.integer(),
    /** How many tasks are live; kept by the dispatch module whenever a task moves, under the incident's lock. */
    liveTasks: p.integer(),
    disposition: p.enum(DISPOSITIONS).nullable(),
    checkResult: p.enum(CHECK_RESULTS).nullable(),
    suspendedFrom: p.enum(INCIDENT_STATUSES).nullable(),
    suspensionReason: p.text().nullable(),
    suspensionReviewAt: p.datetime().nullable(),
    nextDueAt: p.datetime().nullable(),
    reportedById: p.string().$type<Id<"per">>().nullable(),
    occurredAt: p.datetime().nullable(),
    reportedAt: p.datetime(),
    verifyingSince: p.datetime().nullable(),
    verifiedAt: p.datetime().nullable(),
    filedAt: p.datetime().nullable(),
    dispatchedAt: p.datetime().nullable(),
    arrivedAt: p.datetime().nullable(),
    handledAt: p.datetime().nullable(),
    checkedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
  },
});

export type Incident = InferEntity<typeof IncidentEntity>;
