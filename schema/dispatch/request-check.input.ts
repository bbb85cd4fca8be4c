import { Field, ID, InputType } from "type-graphql";
import { CheckMethodEnum } from "./check-method.enum.js";
import type { CheckMethod } from "../../server/modules/checks/index.js";
import { IncidentCommandInput } from "../incidents/incident-command.input.js";

/** Asking for a check. */
@InputType("RequestCheckInput", { description: "发起核查。\nAsking for a check." })
export class RequestCheckInput extends IncidentCommandInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "核查机构，不得为处置机构；缺省为指挥中心。\nWho checks, no handling agency; the center where nothing is said.",
  })
  readonly checkerAgencyId?: string | null;

  @Field(() => CheckMethodEnum, { nullable: true, description: "核查方式。\nHow." })
  readonly method?: CheckMethod | null;

  @Field(() => String, { nullable: true, description: "备注。\nA note." })
  readonly note?: string | null;
}
