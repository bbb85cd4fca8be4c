import { Field, ObjectType } from "type-graphql";
import type { Duty } from "../../server/modules/matters/index.js";
import { DateTimeScalar } from "../common/date-time.scalar.js";
import { NodeType } from "../common/node.interface.js";
import { DutyType } from "./duty.type.js";

/** A row of the responsibility list, as the contract shows it. */
@ObjectType("ResponsibilityRule", {
  implements: NodeType,
  description: "责任清单的一条：主体责任与配合责任。\nA row of the responsibility list: who leads and who supports.",
})
export class ResponsibilityRuleType extends NodeType {
  @Field(() => DutyType, { description: "主体责任。\nThe lead duty." })
  readonly lead!: Duty;

  @Field(() => [DutyType], { description: "配合责任。\nThe supporting duties." })
  readonly supporting!: readonly Duty[];

  @Field(() => String, { nullable: true, description: "下放权力事项。\nThe delegated power, if any." })
  readonly delegatedPower!: string | null;

  @Field(() => String, { description: "依据。\nIts basis." })
  readonly basis!: string;

  @Field(() => Boolean, { description: "是否为演示编制（非官方）。\nWhether it was invented for the demonstration." })
  readonly isInvented!: boolean;

  @Field(() => DateTimeScalar, { description: "生效时间。\nFrom when it is valid." })
  readonly validFrom!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "失效时间。\nUntil when it is valid." })
  readonly validTo!: Date | null;
}
