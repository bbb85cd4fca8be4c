import { registerEnumType } from "type-graphql";
import type { AgencyKind } from "../../server/modules/organisations/index.js";

/** The kind of an agency, as the contract shows it. */
export const AgencyKindEnum = {
  COMMAND_CENTER: "COMMAND_CENTER",
  GRID_CENTER: "GRID_CENTER",
  ENFORCEMENT_OFFICE: "ENFORCEMENT_OFFICE",
  POLICE_STATION: "POLICE_STATION",
  NATURAL_RESOURCES_OFFICE: "NATURAL_RESOURCES_OFFICE",
  WATER_CENTER: "WATER_CENTER",
  MARKET_SUPERVISION_OFFICE: "MARKET_SUPERVISION_OFFICE",
  JUSTICE_OFFICE: "JUSTICE_OFFICE",
  SERVICE_CENTER: "SERVICE_CENTER",
  TOWNSHIP_OFFICE: "TOWNSHIP_OFFICE",
  VILLAGE_COMMITTEE: "VILLAGE_COMMITTEE",
  COUNTY_DEPARTMENT: "COUNTY_DEPARTMENT",
  FIRE_RESCUE: "FIRE_RESCUE",
  HEALTH_INSTITUTION: "HEALTH_INSTITUTION",
  UTILITY: "UTILITY",
} as const satisfies Record<AgencyKind, AgencyKind>;

registerEnumType(AgencyKindEnum, {
  name: "AgencyKind",
  description: "机构种类。\nThe kind of an agency.",
  valuesConfig: {
    COMMAND_CENTER: { description: "县社会治理服务中心。\nThe county command center." },
    GRID_CENTER: { description: "乡镇网格化服务中心。\nA township's grid center." },
    ENFORCEMENT_OFFICE: { description: "综合行政执法办公室。\nA township's enforcement office." },
    POLICE_STATION: { description: "派出所。\nA police station." },
    NATURAL_RESOURCES_OFFICE: { description: "自然资源所。\nA natural-resources office." },
    WATER_CENTER: { description: "水利服务中心。\nA water center." },
    MARKET_SUPERVISION_OFFICE: { description: "市场监管所。\nA market-supervision office." },
    JUSTICE_OFFICE: { description: "司法所。\nA justice office." },
    SERVICE_CENTER: { description: "便民服务中心。\nA service center." },
    TOWNSHIP_OFFICE: { description: "乡镇街道党政办公室。\nThe township's own office." },
    VILLAGE_COMMITTEE: { description: "村民委员会、居民委员会。\nA village's or residents' committee." },
    COUNTY_DEPARTMENT: { description: "县直部门。\nA county department." },
    FIRE_RESCUE: { description: "消防救援机构。\nFire and rescue." },
    HEALTH_INSTITUTION: { description: "卫生医疗机构。\nA health institution." },
    UTILITY: { description: "公用事业单位。\nA utility." },
  },
});
