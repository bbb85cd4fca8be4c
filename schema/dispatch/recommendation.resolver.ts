import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { isId } from "../../server/kernel/ids.js";
import { refuse } from "../../server/kernel/result.js";
import { recommendSquads, type RankedSquad, type RecommendedSquads } from "../../server/modules/fieldwork/index.js";
import { squadsByIds, type SquadRow } from "../../server/modules/organisations/index.js";
import { accepted } from "../common/accepted.js";
import type { RequestContext } from "../common/context.js";
import { SquadType } from "../organisations/squad.type.js";
import { RecommendationType } from "./recommendation.type.js";
import { SquadRecommendationType } from "./squad-recommendation.type.js";

/** Which squads could go, and the squads themselves. */
@Resolver(() => SquadRecommendationType)
export class RecommendationResolver {
  @Query(() => RecommendationType, {
    description:
      "推荐可派队伍：在勤且合格、位置新、路程近、任务少者在前。\nWhich squads could go: on duty and able, fresh position, near, little to do.",
  })
  async recommendSquads(
    @Arg("incidentId", () => ID, { description: "事件。\nThe incident." }) incidentId: string,
    @Arg("agencyId", () => ID, {
      nullable: true,
      description:
        "只看此机构；缺省为全部承办机构。\nOf this agency alone; of all that owe something where nothing is said.",
    })
    agencyId: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<RecommendedSquads> {
    if (!isId(incidentId, "inc")) return accepted(refuse("INVALID_INPUT", { path: ["incidentId"] }));
    if (agencyId != null && !isId(agencyId, "agc")) return accepted(refuse("INVALID_INPUT", { path: ["agencyId"] }));
    return recommendSquads(await ctx.em(), {
      actor: ctx.viewer,
      incidentId,
      agencyId: agencyId ?? null,
      now: ctx.services.clock.now(),
    });
  }

  @FieldResolver(() => SquadType, { description: "队伍。\nThe squad." })
  squad(@Root() { squadId }: RankedSquad, @Ctx() ctx: RequestContext): Promise<SquadRow | null> {
    return ctx.load(squadsByIds, squadId);
  }
}
