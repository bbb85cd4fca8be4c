import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";
import { visibleWithIncident } from "../../platform/database/index.js";

export const ASSIGNMENT_STATUSES = [
  "OFFERED",
  "ACCEPTED",
  "EN_ROUTE",
  "ON_SITE",
  "CLEARED",
  "RECALLED",
  "EXPIRED",
] as const;
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];

/** A squad on a task. */
export const AssignmentEntity = defineEntity({
  name: "Assignment",
  tableName: "assignment",
  rowLevelSecurity: "force",
  policies: [visibleWithIncident("assignment")],
  properties: {
    id: p.string().$type<Id<"asg">>().primary(),
    version: p.integer().version(),
    incidentId: p.string().$type<Id<"inc">>().index(),
    taskId: p.string().$type<Id<"tsk">>().index(),
    squadId: p.string().$type<Id<"sqd">>(),
    status: p.enum(ASSIGNMENT_STATUSES),
    overrideReason: p.text().nullable(),
    recallReason: p.text().nullable(),
    offeredAt: p.datetime(),
    deliveredAt: p.datetime().nullable(),
    acceptedAt: p.datetime().nullable(),
    departedAt: p.datetime().nullable(),
    arrivedAt: p.datetime().nullable(),
    clearedAt: p.datetime().nullable(),
  },
  indexes: [{ name: "assignment_squad_live", properties: ["squadId", "status"] }],
});

export type Assignment = InferEntity<typeof AssignmentEntity>;
