import { Field, ObjectType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";
import { incidentRowOf, type Incident, type IncidentRow } from "../../server/modules/incidents/index.js";
import type { Refusal } from "../../server/kernel/refusal.js";
import type { Result } from "../../server/kernel/result.js";
import { RefusalType } from "../common/refusal.type.js";

/** What a command on an incident answers, as the contract shows it. */
@ObjectType("IncidentPayload", {
  description: "对事件操作的结果：事件，或拒绝原因。\nWhat a command answers: the incident, or why not.",
})
export class IncidentPayloadType {
  readonly incidentId!: Id<"inc"> | null;
  /** The incident as the command left it, where that is known without asking the database. */
  readonly made?: IncidentRow | null;

  @Field(() => RefusalType, { nullable: true, description: "未被执行的原因。\nWhy nothing was done." })
  readonly refusal!: Refusal | null;
}

/** Turns the outcome of a command into its payload; `made` is the incident that it made, if it did. */
export function incidentPayload(
  outcome: Result<{ readonly incidentId: Id<"inc"> }>,
  made?: Incident,
): IncidentPayloadType {
  if (!outcome.ok) return { incidentId: null, refusal: outcome.refusal };
  const { incidentId } = outcome.value;
  // Without its number it went another way, and under a known key it is another incident that is answered.
  const isKnown = made?.id === incidentId && made.number != null;
  return { incidentId, made: isKnown ? incidentRowOf(made) : null, refusal: null };
}
