import { Field, ID, InputType } from "type-graphql";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { TaskCommandInput } from "./task-command.input.js";

/** Asking to return a task. */
@InputType("RequestReturnInput", { description: "申请退单。\nAsking to return a task." })
export class RequestReturnInput extends TaskCommandInput {
  @Field(() => DateTimeScalar, { nullable: true, description: "设备时间。\nWhen it happened, by the device." })
  readonly at?: Date | null;

  @Field(() => String, { description: "依据。\nOn what basis." })
  readonly basis!: string;

  @Field(() => [ID], { nullable: true, description: "已登记证据的编号。\nThe ids of registered evidence." })
  readonly evidenceIds?: readonly string[] | null;
}
