import { Field, ObjectType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";
import type { Refusal } from "../../server/kernel/refusal.js";
import { RefusalType } from "../common/refusal.type.js";

/** A reporter's name and telephone, shown once for a reason. */
@ObjectType("RevealReporterPayload", {
  description: "上报人姓名和电话，或拒绝原因。\nA reporter's name and telephone in full, or why they are not shown.",
})
export class RevealReporterPayloadType {
  readonly reportId!: Id<"rep"> | null;

  @Field(() => RefusalType, { nullable: true, description: "未被执行的原因。\nWhy nothing was shown." })
  readonly refusal!: Refusal | null;
}
