import { Field, ObjectType } from "type-graphql";
import type { DeadlineKind } from "../../server/modules/incidents/index.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { DeadlineKindEnum } from "./deadline-kind.enum.js";

/** A due time, as the contract shows it; whether it is late is in deadline.resolver. */
@ObjectType("Deadline", { description: "时限。\nA due time." })
export class DeadlineType {
  @Field(() => DeadlineKindEnum, { description: "种类。\nWhat is due." })
  readonly kind!: DeadlineKind;

  @Field(() => DateTimeScalar, { description: "到期时间。\nWhen it is due." })
  readonly dueAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "完成时间。\nWhen it was met." })
  readonly metAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "停走起点（挂账）。\nSince when its clock stands still.",
  })
  readonly pausedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "延期前的到期时间。\nThe due time before its extension.",
  })
  readonly extendedFrom!: Date | null;

  @Field(() => Boolean, {
    description: "是否按尚未公布的年度日历推算。\nWhether the calendar of that year is not published yet.",
  })
  readonly isProvisional!: boolean;
}
