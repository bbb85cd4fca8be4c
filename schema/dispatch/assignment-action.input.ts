import { Field, InputType } from "type-graphql";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { PointInput } from "../common/point.input.js";
import { AssignmentCommandInput } from "./assignment-command.input.js";

/** A step of a squad. */
@InputType("AssignmentActionInput", { description: "队伍的一步操作。\nA step of a squad." })
export class AssignmentActionInput extends AssignmentCommandInput {
  @Field(() => DateTimeScalar, { nullable: true, description: "设备时间。\nWhen it happened, by the device." })
  readonly at?: Date | null;

  @Field(() => PointInput, { nullable: true, description: "所在位置。\nWhere the squad is." })
  readonly point?: PointInput | null;

  @Field(() => String, { nullable: true, description: "备注。\nA note." })
  readonly note?: string | null;
}
