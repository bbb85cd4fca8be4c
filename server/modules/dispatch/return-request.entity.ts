import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";
import { visibleWithIncident } from "../../platform/database/index.js";

/** An agency's request to return a task, with its basis and the ruling on it. */
export const ReturnRequestEntity = defineEntity({
  name: "ReturnRequest",
  tableName: "return_request",
  rowLevelSecurity: "force",
  policies: [visibleWithIncident("return_request")],
  properties: {
    id: p.string().$type<Id<"ret">>().primary(),
    incidentId: p.string().$type<Id<"inc">>().index(),
    taskId: p.string().$type<Id<"tsk">>().index(),
    agencyId: p.string().$type<Id<"agc">>(),
    basis: p.text(),
    isForCountyRuling: p.boolean(),
    requestedById: p.string().$type<Id<"per">>(),
    requestedAt: p.datetime(),
    ruledById: p.string().$type<Id<"per">>().nullable(),
    ruledAt: p.datetime().nullable(),
    isGranted: p.boolean().nullable(),
    reason: p.text().nullable(),
  },
});

export type ReturnRequest = InferEntity<typeof ReturnRequestEntity>;
