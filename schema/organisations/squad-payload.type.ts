import { Field, ObjectType } from "type-graphql";
import type { Refusal } from "../../server/kernel/refusal.js";
import type { SquadRow } from "../../server/modules/organisations/index.js";
import { RefusalType } from "../common/refusal.type.js";
import { SquadType } from "./squad.type.js";

/** What a command about a squad answers. */
@ObjectType("SquadPayload", { description: "队伍操作的结果。\nWhat a command about a squad answers." })
export class SquadPayloadType {
  @Field(() => SquadType, {
    nullable: true,
    description: "操作后的队伍；被拒绝时为空。\nThe squad after it; null where refused.",
  })
  readonly squad?: SquadRow | null;

  @Field(() => RefusalType, {
    nullable: true,
    description: "拒绝原因；成功时为空。\nWhy it was refused; null where it was done.",
  })
  readonly refusal?: Refusal | null;
}
