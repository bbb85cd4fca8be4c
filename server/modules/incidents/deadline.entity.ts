import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";
import { LIMIT_CLOCKS } from "../matters/index.js";
import { visibleWithIncident } from "../../platform/database/index.js";

export const DEADLINE_KINDS = [
  "VERIFY",
  "FILE",
  "DISPATCH",
  "ACCEPT",
  "ARRIVE",
  "HANDLE",
  "CHECK",
  "CLOSE",
  "UPSTREAM",
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** A due time of an incident (task_id empty) or of one task; met, paused and extended in place, each change in the journal. */
export const DeadlineEntity = defineEntity({
  name: "Deadline",
  tableName: "deadline",
  rowLevelSecurity: "force",
  policies: [visibleWithIncident("deadline")],
  properties: {
    id: p.string().$type<Id<"dln">>().primary(),
    incidentId: p.string().$type<Id<"inc">>().index(),
    taskId: p.string().$type<Id<"tsk">>().nullable().index(),
    kind: p.enum(DEADLINE_KINDS),
    /** The time that the limit counts in; empty for the upstream's fixed time. A resumed clock needs it. */
    clock: p.enum(LIMIT_CLOCKS).nullable(),
    dueAt: p.datetime(),
    metAt: p.datetime().nullable(),
    pausedAt: p.datetime().nullable(),
    extendedFrom: p.datetime().nullable(),
    cancelledAt: p.datetime().nullable(),
    isProvisional: p.boolean(),
  },
});

export type Deadline = InferEntity<typeof DeadlineEntity>;
