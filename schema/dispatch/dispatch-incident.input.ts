import { Field, ID, InputType } from "type-graphql";
import { IncidentCommandInput } from "../incidents/incident-command.input.js";

/** Dispatching an incident. */
@InputType("DispatchIncidentInput", { description: "派遣。\nDispatching, as routed unless named." })
export class DispatchIncidentInput extends IncidentCommandInput {
  @Field(() => ID, {
    nullable: true,
    description: "牵头机构，缺省按责任清单。\nThe lead agency; as routed where nothing is said.",
  })
  readonly leadAgencyId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "配合机构，缺省按责任清单。\nThe supporting agencies; as routed where nothing is said.",
  })
  readonly supportingAgencyIds?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "直接派出的队伍，仅限规定的情形。\nSquads sent directly, only where the rules allow it.",
  })
  readonly squadIds?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: "指令。\nAn instruction." })
  readonly instruction?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "不按清单或派出不可用队伍的理由。\nWhy it departs from the list, or sends an unavailable squad.",
  })
  readonly overrideReason?: string | null;
}
