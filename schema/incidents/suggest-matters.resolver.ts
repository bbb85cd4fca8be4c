import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { matterSuggester } from "../../server/modules/intake/index.js";
import { mattersByCode, type MatterRow } from "../../server/modules/matters/index.js";
import type { RequestContext } from "../common/context.js";
import { MatterSuggestionType } from "../matters/matter-suggestion.type.js";
import { MatterType } from "../matters/matter.type.js";

const DEFAULT_SUGGESTIONS = 3;

/** Suggested matters: what a report may be about, learned from what was filed. */
@Resolver(() => MatterSuggestionType)
export class SuggestMattersResolver {
  @Query(() => [MatterSuggestionType], {
    description: "按上报文字推荐事项，最可能的在前。\nThe matters that a text may be about, the likeliest first.",
  })
  async suggestMatters(
    @Arg("text", () => String, { description: "上报文字。\nThe text of a report." }) text: string,
    @Arg("first", () => Int, {
      nullable: true,
      defaultValue: DEFAULT_SUGGESTIONS,
      description: "最多几个。\nAt most so many.",
    })
    first: number | null,
    @Ctx() ctx: RequestContext,
  ): Promise<readonly MatterSuggestionType[]> {
    const suggest = await ctx.services.database.reference(matterSuggester);
    return suggest(text, first ?? DEFAULT_SUGGESTIONS);
  }

  @FieldResolver(() => MatterType, { description: "事项。\nThe matter." })
  matter(@Root() { matterCode }: MatterSuggestionType, @Ctx() ctx: RequestContext): Promise<MatterRow | null> {
    return ctx.load(mattersByCode, matterCode);
  }
}
