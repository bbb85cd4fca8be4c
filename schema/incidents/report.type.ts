import { Field, ID, ObjectType } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";
import type { IncidentSource } from "../../server/modules/incidents/index.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { IncidentSourceEnum } from "./incident-source.enum.js";

/** One report, as the contract shows it; its words and its reporter are in report.resolver. */
@ObjectType("Report", {
  description: "上报记录；同一事件可有多次上报。\nA report; several may belong to one incident.",
})
export class ReportType {
  @Field(() => ID, { description: "编号。\nIts id." })
  readonly id!: Id<"rep">;

  @Field(() => String, { description: "上报单号。\nIts number for people." })
  readonly number!: string;

  @Field(() => IncidentSourceEnum, { description: "渠道。\nIts channel." })
  readonly source!: IncidentSource;

  @Field(() => String, { nullable: true, description: "来源系统的单号。\nIts number in the system that it came from." })
  readonly externalNumber!: string | null;

  @Field(() => DateTimeScalar, { description: "上报时间。\nWhen it came in." })
  readonly reportedAt!: Date;
}
