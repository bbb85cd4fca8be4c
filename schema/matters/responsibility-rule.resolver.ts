import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { divisionsByCode, type DivisionRow } from "../../server/modules/geography/index.js";
import { mattersByCode, type MatterRow, type ResponsibilityRuleRow } from "../../server/modules/matters/index.js";
import type { RequestContext } from "../common/context.js";
import { DivisionType } from "../geography/division.type.js";
import { MatterType } from "./matter.type.js";
import { ResponsibilityRuleType } from "./responsibility-rule.type.js";

/** Rules of the responsibility list: what they are about and where they hold. */
@Resolver(() => ResponsibilityRuleType)
export class ResponsibilityRuleResolver {
  @FieldResolver(() => MatterType, { description: "所管事项。\nThe matter that it rules." })
  matter(@Root() { matterCode }: ResponsibilityRuleRow, @Ctx() ctx: RequestContext): Promise<MatterRow | null> {
    return ctx.load(mattersByCode, matterCode);
  }

  @FieldResolver(() => DivisionType, { description: "适用区划。\nThe division where it holds." })
  division(@Root() { divisionCode }: ResponsibilityRuleRow, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> {
    return ctx.load(divisionsByCode, divisionCode);
  }
}
