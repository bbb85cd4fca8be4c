import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Actor } from "../../server/kernel/actor.js";
import { holdsIncidentRight } from "../../server/modules/incidents/index.js";
import {
  agenciesByIds,
  peopleByIds,
  postsByIds,
  postsByPersonIds,
  type AgencyRow,
  type PersonRow,
  type PostRow,
} from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { AgencyType } from "../organisations/agency.type.js";
import { PersonType } from "../organisations/person.type.js";
import { PostHoldingType } from "../organisations/post-holding.type.js";
import { ViewerType } from "./viewer.type.js";

/** The viewer: who asks, as what, and what they may see. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { nullable: true, description: "当前登录人。\nWho is signed in." })
  viewer(@Ctx() ctx: RequestContext): Actor | null {
    return ctx.actor;
  }

  @FieldResolver(() => PersonType, { description: "本人。\nThe person." })
  person(@Root() { personId }: Actor, @Ctx() ctx: RequestContext): Promise<PersonRow | null> {
    return ctx.load(peopleByIds, personId);
  }

  @FieldResolver(() => PostHoldingType, { description: "当前岗位。\nThe post they act in." })
  activePost(@Root() { postId }: Actor, @Ctx() ctx: RequestContext): Promise<PostRow | null> {
    return ctx.load(postsByIds, postId);
  }

  @FieldResolver(() => [PostHoldingType], { description: "可切换的全部岗位。\nAll posts they may switch to." })
  async posts(@Root() { personId }: Actor, @Ctx() ctx: RequestContext): Promise<readonly PostRow[]> {
    return (await ctx.load(postsByPersonIds, personId)) ?? [];
  }

  @FieldResolver(() => Boolean, {
    description:
      "是否正以其他岗位的视角查看（只读）。\nWhether they look from another seat than their own, which changes nothing.",
  })
  isViewingAs(@Root() { isViewingAs }: Actor): boolean {
    return isViewingAs;
  }

  @FieldResolver(() => Boolean, {
    description:
      "当前岗位可否上报，与提交时的判断同出一表。\nWhether they may report from this seat, by the table that decides when they do.",
  })
  mayReport(@Root() actor: Actor): boolean {
    return holdsIncidentRight(actor)("report");
  }

  @FieldResolver(() => [DivisionCodeScalar], {
    description: "可见的区划（含下级）。\nThe divisions that they see with everything below.",
  })
  areas(@Root() { scope }: Actor): readonly string[] {
    return scope.areas;
  }

  @FieldResolver(() => [AgencyType], {
    description:
      "可见其事务的机构：本机构及业务条线下属机构。\nThe agencies whose work they see: their own and those of its line.",
  })
  async agencies(@Root() { scope }: Actor, @Ctx() ctx: RequestContext): Promise<readonly AgencyRow[]> {
    const found = await Promise.all(scope.agencies.map((id) => ctx.load(agenciesByIds, id)));
    return found.filter((agency) => agency !== null);
  }
}
