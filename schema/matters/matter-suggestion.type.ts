import { Field, Float, ObjectType } from "type-graphql";

/** A matter that a text may be about, as the contract shows it. */
@ObjectType("MatterSuggestion", {
  description: "按文字推荐的事项。\nA matter that a text may be about.",
})
export class MatterSuggestionType {
  /** Not shown: the matter behind it is. */
  readonly matterCode!: string;

  @Field(() => Float, { description: "可能性，0 到 1。\nHow likely it is, 0 to 1." })
  readonly score!: number;

  @Field(() => [String], {
    description: "起作用的词语，作用最大的在前。\nThe words that spoke for it, the strongest first.",
  })
  readonly because!: readonly string[];
}
