import { Field, ObjectType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";
import type { Refusal } from "../../server/kernel/refusal.js";
import type { Result } from "../../server/kernel/result.js";
import { RefusalType } from "../common/refusal.type.js";

/** What a command on an incident answers, as the contract shows it. */
@ObjectType("IncidentPayload", {
  description: "对事件操作的结果：事件，或拒绝原因。\nWhat a command answers: the incident, or why not.",
})
export class IncidentPayloadType {
  readonly incidentId!: Id<"inc"> | null;

  @Field(() => RefusalType, { nullable: true, description: "未被执行的原因。\nWhy nothing was done." })
  readonly refusal!: Refusal | null;
}

/** Turns the outcome of a command into its payload. */
export function incidentPayload(outcome: Result<{ readonly incidentId: Id<"inc"> }>): IncidentPayloadType {
  return outcome.ok
    ? { incidentId: outcome.value.incidentId, refusal: null }
    : { incidentId: null, refusal: outcome.refusal };
}
