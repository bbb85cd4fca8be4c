import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import {
  findMatters,
  matterClassesByCode,
  rulesByMatter,
  searchMatters,
  type MatterClassRow,
  type MatterRow,
  type ResponsibilityRuleRow,
} from "../../server/modules/matters/index.js";
import type { RequestContext } from "../common/context.js";
import { MatterClassType } from "./matter-class.type.js";
import { MatterType } from "./matter.type.js";
import { ResponsibilityRuleType } from "./responsibility-rule.type.js";

/** Matters: the list of what can happen. */
@Resolver(() => MatterType)
export class MatterResolver {
  @Query(() => [MatterType], {
    description:
      "事项列表，可按代码、名称、关键词、拼音首字母检索，最接近的在前。\nThe matters, found by code, name, keyword or pinyin initials, the closest first.",
  })
  async matters(
    @Arg("search", () => String, { nullable: true, description: "检索文字。\nWhat to look for." })
    search: string | null,
    @Arg("classCode", () => String, { nullable: true, description: "大类代码。\nThe code of a class." })
    classCode: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<readonly MatterRow[]> {
    return searchMatters(await findMatters(await ctx.em(), classCode ?? null), search ?? "");
  }

  @FieldResolver(() => MatterClassType, { description: "所属大类。\nIts class." })
  class(@Root() { classCode }: MatterRow, @Ctx() ctx: RequestContext): Promise<MatterClassRow | null> {
    return ctx.load(matterClassesByCode, classCode);
  }

  @FieldResolver(() => [ResponsibilityRuleType], {
    description: "责任清单中的规则。\nIts rules on the responsibility list.",
  })
  async rules(@Root() { code }: MatterRow, @Ctx() ctx: RequestContext): Promise<readonly ResponsibilityRuleRow[]> {
    return (await ctx.load(rulesByMatter, code)) ?? [];
  }
}
