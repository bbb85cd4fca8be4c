import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Id } from "../../server/kernel/ids.js";
import type { Result } from "../../server/kernel/result.js";
import {
  agenciesByIds,
  membersBySquadIds,
  reportPositions,
  setSquadDuty,
  squads,
  squadsByIds,
  type AgencyRow,
  type PersonRow,
  type SquadAnswer,
  type SquadRow,
} from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { AgencyType } from "./agency.type.js";
import { PersonType } from "./person.type.js";
import { ReportPositionsInput } from "./report-positions.input.js";
import { SetSquadDutyInput } from "./set-squad-duty.input.js";
import { SquadPayloadType } from "./squad-payload.type.js";
import { positionOf } from "./squad-position.js";
import { SquadPositionType } from "./squad-position.type.js";
import { SquadType } from "./squad.type.js";

/** Squads: who goes out, and where they are. */
@Resolver(() => SquadType)
export class SquadResolver {
  @Query(() => [SquadType], {
    description:
      "按机构、区划（含下级）、是否在岗列出队伍，按呼号排序。\nThe squads of an agency, within a division and below, on or off duty, in the order of their call signs.",
  })
  async squads(
    @Arg("agencyId", () => ID, { nullable: true, description: "机构编号。\nTheir agency." })
    agencyId: Id<"agc"> | null,
    @Arg("division", () => DivisionCodeScalar, { nullable: true, description: "区划代码。\nThe division." })
    division: string | null,
    @Arg("onDuty", () => Boolean, { nullable: true, description: "是否在岗。\nOn duty or off." })
    isOnDuty: boolean | null,
    @Ctx() ctx: RequestContext,
  ): Promise<readonly SquadRow[]> {
    return squads(await ctx.em(), { agencyId, division, isOnDuty });
  }

  @Mutation(() => SquadPayloadType, {
    description: "队伍上岗或下岗，报明人员和车辆。\nPuts a squad on duty with its crew and vehicle, or takes it off.",
  })
  async setSquadDuty(
    @Arg("input", () => SetSquadDutyInput, { description: "谁、何车、上岗或下岗。\nWho, with what, on or off." })
    input: SetSquadDutyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SquadPayloadType> {
    return payloadOf(ctx, await ctx.command("setSquadDuty", input, setSquadDuty));
  }

  @Mutation(() => SquadPayloadType, { description: "批量上报队伍位置。\nReports a batch of positions of a squad." })
  async reportPositions(
    @Arg("input", () => ReportPositionsInput, { description: "位置。\nThe positions." }) input: ReportPositionsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SquadPayloadType> {
    return payloadOf(ctx, await ctx.command("reportPositions", input, reportPositions));
  }

  @FieldResolver(() => Boolean, { description: "是否在岗。\nWhether it is on duty." })
  onDuty(@Root() { isOnDuty }: SquadRow): boolean {
    return isOnDuty;
  }

  @FieldResolver(() => AgencyType, { description: "所属机构。\nThe agency it belongs to." })
  agency(@Root() { agencyId }: SquadRow, @Ctx() ctx: RequestContext): Promise<AgencyRow | null> {
    return ctx.load(agenciesByIds, agencyId);
  }

  @FieldResolver(() => [PersonType], { description: "队员。\nIts members." })
  async members(@Root() { id }: SquadRow, @Ctx() ctx: RequestContext): Promise<readonly PersonRow[]> {
    return (await ctx.load(membersBySquadIds, id)) ?? [];
  }

  @FieldResolver(() => SquadPositionType, {
    nullable: true,
    description:
      "最近位置；未上岗、从未上报、或无权查看（警务队伍位置仅公安可见）时为空。\nWhere it was last; null off duty, before its first report, and for whom it does not concern (police by police alone).",
  })
  position(@Root() squad: SquadRow, @Ctx() ctx: RequestContext): Promise<SquadPositionType | null> {
    return positionOf(squad, ctx);
  }
}

async function payloadOf(ctx: RequestContext, result: Result<SquadAnswer>): Promise<SquadPayloadType> {
  return result.ok ? { squad: await ctx.load(squadsByIds, result.value.squadId) } : { refusal: result.refusal };
}
