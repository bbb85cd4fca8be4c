import { Field, ID, InputType, Int } from "type-graphql";
import { CommandInput } from "../common/command.input.js";

/** What every command on an assignment carries. */
@InputType("AssignmentCommandInput", { description: "对出动的操作。\nA command on an assignment." })
export class AssignmentCommandInput extends CommandInput {
  @Field(() => ID, { description: "出动编号。\nThe assignment." })
  readonly assignmentId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "操作者所见的版本号；不符则拒绝。\nThe version that the caller saw; another one is refused.",
  })
  readonly expectedVersion?: number | null;
}
