import { Field, ID, InputType } from "type-graphql";
import type { CheckResult } from "../../server/modules/incidents/index.js";
import { CheckMethodEnum } from "./check-method.enum.js";
import type { CheckMethod } from "../../server/modules/checks/index.js";
import { CheckResultEnum } from "../incidents/check-result.enum.js";
import { IncidentCommandInput } from "../incidents/incident-command.input.js";

/** Recording a check. */
@InputType("RecordCheckInput", { description: "登记核查结论。\nRecording a check." })
export class RecordCheckInput extends IncidentCommandInput {
  @Field(() => CheckMethodEnum, { description: "核查方式。\nHow it was checked." })
  readonly method!: CheckMethod;

  @Field(() => CheckResultEnum, { description: "结论。\nWhat was found." })
  readonly result!: CheckResult;

  @Field(() => String, { nullable: true, description: "备注。\nA note." })
  readonly note?: string | null;

  @Field(() => [ID], { nullable: true, description: "已登记证据的编号。\nThe ids of registered evidence." })
  readonly evidenceIds?: readonly string[] | null;
}
