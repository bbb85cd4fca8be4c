import { Field, ObjectType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";
import type { Refusal } from "../../server/kernel/refusal.js";
import type { Result } from "../../server/kernel/result.js";
import { RefusalType } from "../common/refusal.type.js";

/** What registering evidence answers, as the contract shows it. */
@ObjectType("EvidencePayload", {
  description:
    "登记证据的结果：证据与一次性上传令牌，或拒绝原因。\nWhat registering evidence answers: the evidence with its one-time upload token, or why not.",
})
export class EvidencePayloadType {
  readonly evidenceId!: Id<"evd"> | null;

  @Field(() => String, {
    nullable: true,
    description: "一次性上传令牌，用于 POST /evidence。\nThe one-time token for POST /evidence.",
  })
  readonly uploadToken!: string | null;

  @Field(() => RefusalType, { nullable: true, description: "未被执行的原因。\nWhy nothing was done." })
  readonly refusal!: Refusal | null;
}

/** Turns the outcome of registering into its payload. */
export function evidencePayload(
  outcome: Result<{ readonly evidenceId: Id<"evd">; readonly uploadToken: string }>,
): EvidencePayloadType {
  return outcome.ok
    ? { ...outcome.value, refusal: null }
    : { evidenceId: null, uploadToken: null, refusal: outcome.refusal };
}
