import { Field, ObjectType } from "type-graphql";
import type { Refusal } from "../../server/kernel/refusal.js";
import type { PersonRow } from "../../server/modules/organisations/index.js";
import { RefusalType } from "../common/refusal.type.js";
import { PersonType } from "../organisations/person.type.js";

/** What a command about a person answers. */
@ObjectType("PersonPayload", { description: "人员操作的结果。\nWhat a command about a person answers." })
export class PersonPayloadType {
  @Field(() => PersonType, {
    nullable: true,
    description: "操作后的人员；被拒绝时为空。\nThe person after it; null where refused.",
  })
  readonly person?: PersonRow | null;

  @Field(() => RefusalType, {
    nullable: true,
    description: "拒绝原因；成功时为空。\nWhy it was refused; null where it was done.",
  })
  readonly refusal?: Refusal | null;
}
