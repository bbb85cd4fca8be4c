import { Field, ObjectType } from "type-graphql";
import type { DivisionLevel } from "../../server/modules/geography/index.js";
import type { AgencyKind } from "../../server/modules/organisations/index.js";
import { DivisionLevelEnum } from "../geography/division-level.enum.js";
import { AgencyKindEnum } from "../organisations/agency-kind.enum.js";

/** What an agency owes, as the contract shows it. */
@ObjectType("Duty", {
  description:
    "职责：由哪类机构、哪条线、哪一级承担及其内容。\nA duty: the kind, line and level of agency that owes it, and its text.",
})
export class DutyType {
  @Field(() => AgencyKindEnum, { description: "机构类型。\nThe kind of agency." })
  readonly kind!: AgencyKind;

  @Field(() => DivisionLevelEnum, { description: "机构层级。\nThe level of the agency." })
  readonly level!: DivisionLevel;

  @Field(() => String, { description: "职责内容。\nWhat is owed." })
  readonly text!: string;
}
