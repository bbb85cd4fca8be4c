import { Field, ObjectType } from "type-graphql";

/** A class of matters, as the contract shows it. */
@ObjectType("MatterClass", { description: "事项大类。\nA class of matters." })
export class MatterClassType {
  @Field(() => String, { description: "代码。\nIts code." })
  readonly code!: string;

  @Field(() => String, { description: "名称。\nIts name." })
  readonly name!: string;
}
