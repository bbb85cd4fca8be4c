import { defineEntity, p } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";

export const TIERS = ["ORDINARY", "COORDINATED", "EMERGENCY"] as const;
export type Tier = (typeof TIERS)[number];

export const LIMIT_CLOCKS = ["WALL_TIME", "WORKING_HOURS", "WORKING_DAYS"] as const;
export type LimitClock = (typeof LIMIT_CLOCKS)[number];

/** How long something may take: hours of wall time, working hours of the agency, or working days. */
export interface Limit {
  readonly amount: number;
  readonly clock: LimitClock;
}

/** A class of matters (大类). */
export const MatterClassEntity = defineEntity({
  name: "MatterClass",
  tableName: "matter_class",
  properties: { code: p.string().primary(), name: p.string() },
});

/** A kind of incident (小类) with its conditions, limits and result codes. */
export const MatterEntity = defineEntity({
  name: "Matter",
  tableName: "matter",
  properties: {
    id: p.string().$type<Id<"mat">>().primary(),
    code: p.string().unique(),
    name: p.string(),
    classCode: p.string().index(),
    tier: p.enum(TIERS),
    priority: p.integer(),
    filingCondition: p.text().nullable(),
    closingCondition: p.text().nullable(),
    acceptWithin: p.json().$type<Limit>(),
    arriveWithin: p.json().$type<Limit>().nullable(),
    handleWithin: p.json().$type<Limit>(),
    checkWithin: p.json().$type<Limit>(),
    isSettleableOnTheSpot: p.boolean(),
    needsEvidence: p.boolean(),
    isPenalty: p.boolean(),
    isComplaint: p.boolean(),
    isConfidential: p.boolean(),
    isPoliceOnly: p.boolean(),
    resultCodes: p.array().$type<string[]>().columnType("text[]"),
    keywords: p.array().$type<string[]>().columnType("text[]"),
    source: p.text(),
    retiredAt: p.datetime().nullable(),
  },
});
