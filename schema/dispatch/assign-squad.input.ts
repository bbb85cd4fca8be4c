import { Field, ID, InputType } from "type-graphql";
import { TaskCommandInput } from "./task-command.input.js";

/** Assigning a squad. */
@InputType("AssignSquadInput", { description: "指派队伍。\nAssigning a squad." })
export class AssignSquadInput extends TaskCommandInput {
  @Field(() => ID, { description: "队伍。\nThe squad." })
  readonly squadId!: string;

  @Field(() => String, { nullable: true, description: "派出不可用队伍的理由。\nWhy an unavailable squad is sent." })
  readonly overrideReason?: string | null;
}
