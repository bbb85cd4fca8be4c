import { Field, ObjectType } from "type-graphql";

/** Where a page stands in its list. */
@ObjectType("PageInfo", { description: "本页在列表中的位置。\nWhere a page stands in its list." })
export class PageInfoType {
  @Field(() => Boolean, { description: "后面是否还有。\nWhether more rows follow." })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: "前面是否还有。\nWhether rows come before." })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "本页首行的游标，用于 before。\nThe cursor of the first row, for `before`.",
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "本页末行的游标，用于 after。\nThe cursor of the last row, for `after`.",
  })
  readonly endCursor!: string | null;
}
