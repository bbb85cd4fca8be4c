import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";
import { visibleWithIncident } from "../../platform/database/index.js";
import { INCIDENT_SOURCES } from "./incident.entity.js";

/** One report (上报); several may belong to one incident. */
export const ReportEntity = defineEntity({
  name: "Report",
  tableName: "report",
  rowLevelSecurity: "force",
  policies: [visibleWithIncident("report")],
  properties: {
    id: p.string().$type<Id<"rep">>().primary(),
    incidentId: p.string().$type<Id<"inc">>().index(),
    /** The incident that the report opened; it returns there when a wrong merge is undone. */
    originalIncidentId: p.string().$type<Id<"inc">>(),
    number: p.string().nullable(),
    source: p.enum(INCIDENT_SOURCES),
    externalNumber: p.string().nullable(),
    text: p.text(),
    reporterName: p.string().nullable(),
    reporterPhone: p.string().nullable(),
    reportedById: p.string().$type<Id<"per">>().nullable().index(),
    longitude: p.double().$type<number>().nullable(),
    latitude: p.double().$type<number>().nullable(),
    occurredAt: p.datetime().nullable(),
    reportedAt: p.datetime(),
  },
});

export type Report = InferEntity<typeof ReportEntity>;
