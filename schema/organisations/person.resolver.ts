import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { divisionsByCode, type DivisionRow } from "../../server/modules/geography/index.js";
import {
  agenciesByIds,
  maskPhone,
  maySeePhone,
  postsByPersonIds,
  type AgencyRow,
  type PersonRow,
  type PostRow,
} from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { DivisionType } from "../geography/division.type.js";
import { AgencyType } from "./agency.type.js";
import { PersonType } from "./person.type.js";
import { PostHoldingType } from "./post-holding.type.js";

/** People: where they serve and how to reach them. */
@Resolver(() => PersonType)
export class PersonResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "电话；除本人、其负责人和本辖区派遣人员外均隐去中间四位。\nTheir telephone, masked for all but themselves, their leader and those who dispatch in their area.",
  })
  async phone(@Root() { id, phone }: PersonRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    if (phone === null) return null;
    const posts = (await ctx.load(postsByPersonIds, id)) ?? [];
    return maySeePhone(ctx.viewer, { id, posts }) ? phone : maskPhone(phone);
  }

  @FieldResolver(() => [PostHoldingType], { description: "所任岗位。\nThe posts they hold." })
  async posts(@Root() { id }: PersonRow, @Ctx() ctx: RequestContext): Promise<readonly PostRow[]> {
    return (await ctx.load(postsByPersonIds, id)) ?? [];
  }
}

/** Posts: at which agency and for which place. */
@Resolver(() => PostHoldingType)
export class PostHoldingResolver {
  @FieldResolver(() => AgencyType, { nullable: true, description: "任岗机构。\nThe agency it is held at." })
  agency(@Root() { agencyId }: PostRow, @Ctx() ctx: RequestContext): Promise<AgencyRow | null> | null {
    return agencyId === null ? null : ctx.load(agenciesByIds, agencyId);
  }

  @FieldResolver(() => DivisionType, { nullable: true, description: "任岗区划。\nThe division it is held for." })
  division(@Root() { divisionCode }: PostRow, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> | null {
    return divisionCode === null ? null : ctx.load(divisionsByCode, divisionCode);
  }
}
