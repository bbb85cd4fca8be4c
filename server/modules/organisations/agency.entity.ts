import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";

export const AGENCY_KINDS = [
  "COMMAND_CENTER",
  "GRID_CENTER",
  "ENFORCEMENT_OFFICE",
  "POLICE_STATION",
  "NATURAL_RESOURCES_OFFICE",
  "WATER_CENTER",
  "MARKET_SUPERVISION_OFFICE",
  "JUSTICE_OFFICE",
  "SERVICE_CENTER",
  "TOWNSHIP_OFFICE",
  "VILLAGE_COMMITTEE",
  "COUNTY_DEPARTMENT",
  "FIRE_RESCUE",
  "HEALTH_INSTITUTION",
  "UTILITY",
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** A line (条线): the profession that a county department leads and stationed offices follow. */
export const LineEntity = defineEntity({
  name: "Line",
  tableName: "line",
  properties: { code: p.string().primary(), name: p.string() },
});

/** A body that commands or handles; a stationed one is managed by its township and led by the county department of its line. */
export const AgencyEntity = defineEntity({
  name: "Agency",
  tableName: "agency",
  properties: {
    id: p.string().$type<Id<"agc">>().primary(),
    code: p.string().unique(),
    name: p.string(),
    kind: p.enum(AGENCY_KINDS),
    lineCode: p.string().nullable(),
    divisionCode: p.string().index(),
    isStationed: p.boolean(),
    lineDepartmentId: p.string().$type<Id<"agc">>().nullable().index(),
    dutyHours: p.string(),
    acceptsDirectDispatch: p.boolean(),
  },
});

/** An agency as an entity. */
export type Agency = InferEntity<typeof AgencyEntity>;
