import { Field, InputType } from "type-graphql";
import type { Tier } from "../../server/modules/matters/index.js";
import { TierEnum } from "../matters/tier.enum.js";
import { ReasonedIncidentInput } from "./reasoned-incident.input.js";

/** Changing the tier. */
@InputType("ChangeTierInput", { description: "调整等级。\nChanging the tier." })
export class ChangeTierInput extends ReasonedIncidentInput {
  @Field(() => TierEnum, { description: "新的等级。\nThe new tier." })
  readonly tier!: Tier;
}
