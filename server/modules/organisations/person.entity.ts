import { defineEntity, p, type InferEntity } from "@mikro-orm/core";
import { POSTS } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";

/** Somebody who works with the platform. */
export const PersonEntity = defineEntity({
  name: "Person",
  tableName: "person",
  properties: {
    id: p.string().$type<Id<"per">>().primary(),
    code: p.string().unique(),
    name: p.string(),
    phone: p.string().nullable(),
    isCertified: p.boolean(),
    isInvented: p.boolean(),
    disabledAt: p.datetime().nullable(),
    authorisationVersion: p.integer().default(1),
  },
});

/** A post that a person holds at an agency or for a division; several may be held at once. */
export const PostHoldingEntity = defineEntity({
  name: "PostHolding",
  tableName: "post_holding",
  properties: {
    id: p.string().$type<Id<"pst">>().primary(),
    personId: p.string().$type<Id<"per">>().index(),
    post: p.enum(POSTS),
    agencyId: p.string().$type<Id<"agc">>().nullable().index(),
    divisionCode: p.string().nullable(),
    gridCode: p.string().nullable().index(),
    squadId: p.string().$type<Id<"sqd">>().nullable().index(),
    endedAt: p.datetime().nullable(),
  },
});

/** A person as an entity. */
export type Person = InferEntity<typeof PersonEntity>;
