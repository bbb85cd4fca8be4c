import { Field, InputType } from "type-graphql";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { ReasonedIncidentInput } from "./reasoned-incident.input.js";

/** Suspending. */
@InputType("SuspendIncidentInput", { description: "挂账。\nSuspending; its clocks stand still." })
export class SuspendIncidentInput extends ReasonedIncidentInput {
  @Field(() => String, { nullable: true, description: "备注。\nA note." })
  readonly note?: string | null;

  @Field(() => DateTimeScalar, { description: "复核时间，90 天以内。\nWhen it is reviewed, within 90 days." })
  readonly reviewAt!: Date;
}
