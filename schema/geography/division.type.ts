import { Field, ObjectType } from "type-graphql";
import type { DivisionKind, DivisionLevel } from "../../server/modules/geography/index.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { NodeType } from "../common/node.interface.js";
import { DivisionKindEnum } from "./division-kind.enum.js";
import { DivisionLevelEnum } from "./division-level.enum.js";

/** A county, township or village, as the contract shows it. */
@ObjectType("Division", {
  implements: NodeType,
  description: "区划：县、乡镇街道、村社区。\nA division: a county, township or village.",
})
export class DivisionType extends NodeType {
  @Field(() => DivisionCodeScalar, {
    description: "区划代码，即其在区划树中的位置。\nIts code, which is its place in the tree.",
  })
  readonly code!: string;

  @Field(() => String, { description: "名称。\nIts name." })
  readonly name!: string;

  @Field(() => DivisionLevelEnum, { description: "层级。\nIts level." })
  readonly level!: DivisionLevel;

  @Field(() => DivisionKindEnum, { description: "种类。\nIts kind." })
  readonly kind!: DivisionKind;
}
