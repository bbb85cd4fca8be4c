import { Field, ObjectType } from "type-graphql";
import type { AgencyKind } from "../../server/modules/organisations/index.js";
import { NodeType } from "../common/node.interface.js";
import { AgencyKindEnum } from "./agency-kind.enum.js";

/** An agency, as the contract shows it. */
@ObjectType("Agency", {
  implements: NodeType,
  description: "机构：指挥或处置的单位。\nAn agency: a body that commands or handles.",
})
export class AgencyType extends NodeType {
  @Field(() => String, { description: "机构代码。\nIts code." })
  readonly code!: string;

  @Field(() => String, { description: "名称。\nIts name." })
  readonly name!: string;

  @Field(() => AgencyKindEnum, { description: "种类。\nIts kind." })
  readonly kind!: AgencyKind;

  @Field(() => Boolean, {
    description:
      "是否派驻：由乡镇管理、受县直部门业务领导。\nWhether it is stationed: managed by its township, led by the department of its line.",
  })
  readonly isStationed!: boolean;

  @Field(() => String, {
    description: "工作时间，如 08:30-12:00,14:00-17:30。\nIts duty hours, like 08:30-12:00,14:00-17:30.",
  })
  readonly dutyHours!: string;
}
