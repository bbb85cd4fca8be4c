import { Field, Float, ObjectType } from "type-graphql";
import type { LimitClock } from "../../server/modules/matters/index.js";
import { LimitClockEnum } from "./limit-clock.enum.js";

/** How long something may take, as the contract shows it. */
@ObjectType("Limit", { description: "时限。\nHow long something may take." })
export class LimitType {
  @Field(() => Float, { description: "数量：小时或工作日。\nHow many hours or working days." })
  readonly amount!: number;

  @Field(() => LimitClockEnum, { description: "计时方式。\nWhat time it counts in." })
  readonly clock!: LimitClock;
}
