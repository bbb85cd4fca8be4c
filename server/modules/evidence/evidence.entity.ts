import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";
import { visibleWithIncidentOrOwn } from "../../platform/database/index.js";

/** A piece of evidence: registered with its digest first, its bytes follow by upload. */
export const EvidenceEntity = defineEntity({
  name: "Evidence",
  tableName: "evidence",
  rowLevelSecurity: "force",
  policies: [visibleWithIncidentOrOwn("evidence", "registered_by_id")],
  properties: {
    id: p.string().$type<Id<"evd">>().primary(),
    incidentId: p.string().$type<Id<"inc">>().nullable().index(),
    taskId: p.string().$type<Id<"tsk">>().nullable().index(),
    kind: p.string(),
    contentType: p.string(),
    bytes: p.integer(),
    sha256: p.string(),
    /** The digest of the file as the device took it, where a smaller copy was sent. */
    originalSha256: p.string().nullable(),
    capturedAt: p.datetime().nullable(),
    receivedAt: p.datetime(),
    longitude: p.double().$type<number>().nullable(),
    latitude: p.double().$type<number>().nullable(),
    registeredById: p.string().$type<Id<"per">>(),
    uploadTokenHash: p.string().nullable().unique().hidden(),
    uploadExpiresAt: p.datetime().nullable(),
    uploadedAt: p.datetime().nullable(),
  },
});

export type Evidence = InferEntity<typeof EvidenceEntity>;
