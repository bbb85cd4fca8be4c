import { Field, ObjectType } from "type-graphql";
import { NodeType } from "../common/node.interface.js";

/** Somebody who works with the platform, as the contract shows them. */
@ObjectType("Person", {
  implements: NodeType,
  description: "使用平台工作的人。\nSomebody who works with the platform.",
})
export class PersonType extends NodeType {
  @Field(() => String, { description: "姓名。\nTheir name." })
  readonly name!: string;
}
