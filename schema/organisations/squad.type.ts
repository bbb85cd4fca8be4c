import { Field, Int, ObjectType } from "type-graphql";
import { NodeType } from "../common/node.interface.js";

/** A squad, as the contract shows it. */
@ObjectType("Squad", {
  implements: NodeType,
  description: "处置队伍。\nA squad: a team that goes out.",
})
export class SquadType extends NodeType {
  @Field(() => Int, { description: "版本号。\nIts version." })
  readonly version!: number;

  @Field(() => String, { description: "呼号。\nIts call sign." })
  readonly callSign!: string;

  @Field(() => String, { description: "名称。\nIts name." })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: "当班车辆。\nThe vehicle it is out with." })
  readonly vehicle!: string | null;
}
