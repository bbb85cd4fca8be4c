import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";
import { visibleWithIncident } from "../../platform/database/index.js";

export const TASK_ROLES = ["LEAD", "ASSIST", "VERIFY", "CHECK"] as const;
export type TaskRole = (typeof TASK_ROLES)[number];

export const TASK_STATUSES = [
  "OFFERED",
  "ACCEPTED",
  "RETURN_REQUESTED",
  "RETURNED",
  "DONE",
  "CONFIRMED",
  "RECALLED",
  "WAIVED",
] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** What an agency owes on an incident, in one round. */
export const TaskEntity = defineEntity({
  name: "Task",
  tableName: "task",
  rowLevelSecurity: "force",
  policies: [visibleWithIncident("task")],
  properties: {
    id: p.string().$type<Id<"tsk">>().primary(),
    version: p.integer().version(),
    incidentId: p.string().$type<Id<"inc">>().index(),
    role: p.enum(TASK_ROLES),
    round: p.integer(),
    agencyId: p.string().$type<Id<"agc">>().index(),
    status: p.enum(TASK_STATUSES),
    /** The status before a return was requested; a refused return goes back to it. */
    statusBeforeReturn: p.enum(TASK_STATUSES).nullable(),
    duty: p.text().nullable(),
    instruction: p.text().nullable(),
    offeredAt: p.datetime(),
    deliveredAt: p.datetime().nullable(),
    acceptedAt: p.datetime().nullable(),
    isDeemedAccepted: p.boolean(),
    arrivedAt: p.datetime().nullable(),
    doneAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    resultCode: p.string().nullable(),
    result: p.text().nullable(),
  },
});

export type Task = InferEntity<typeof TaskEntity>;
