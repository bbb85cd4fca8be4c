import { Field, Int, ObjectType } from "type-graphql";
import type { IncidentStatus } from "../../server/modules/incidents/index.js";
import { IncidentStatusEnum } from "../incidents/incident-status.enum.js";

/** How many incidents stand in a status, as the contract shows it. */
@ObjectType("StatusCount", {
  description:
    "某一状态的事件数；已结束的只计当日。\nHow many incidents stand in a status; of ended ones only today's.",
})
export class StatusCountType {
  @Field(() => IncidentStatusEnum, { description: "状态。\nThe status." })
  readonly status!: IncidentStatus;

  @Field(() => Int, { description: "事件数。\nHow many." })
  readonly count!: number;
}
