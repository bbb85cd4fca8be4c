import { Field, ObjectType } from "type-graphql";
import type { GridKind } from "../../server/modules/geography/index.js";
import { NodeType } from "../common/node.interface.js";
import { GridKindEnum } from "./grid-kind.enum.js";

/** A grid, as the contract shows it. */
@ObjectType("Grid", {
  implements: NodeType,
  description:
    "网格：最小的责任区，属于一个村社区。\nA grid: the smallest area of responsibility, part of one village.",
})
export class GridType extends NodeType {
  @Field(() => String, { description: "15 位单元网格代码。\nThe 15-digit unit-grid code." })
  readonly code!: string;

  @Field(() => String, { description: "名称。\nIts name." })
  readonly name!: string;

  @Field(() => GridKindEnum, { description: "种类。\nIts kind." })
  readonly kind!: GridKind;
}
