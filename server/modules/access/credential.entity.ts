import { defineEntity, p } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";

/** The sign-in name and password hash of a person, with the count of recent failures. */
export const CredentialEntity = defineEntity({
  name: "Credential",
  tableName: "credential",
  properties: {
    personId: p.string().$type<Id<"per">>().primary(),
    name: p.string().unique(),
    passwordHash: p.text().hidden(),
    failures: p.integer().default(0),
    lockedUntil: p.datetime().nullable(),
    isDemo: p.boolean().default(false),
  },
});

/** A signed-in session; only the hash of its token is stored. */
export const SessionEntity = defineEntity({
  name: "Session",
  tableName: "session",
  properties: {
    id: p.string().$type<Id<"ses">>().primary(),
    tokenHash: p.string().unique().hidden(),
    personId: p.string().$type<Id<"per">>().index(),
    postId: p.string().$type<Id<"pst">>(),
    viewedPostId: p.string().$type<Id<"pst">>().nullable(),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});
