import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { divisionsByCode, gridsByCode, type DivisionRow, type GridRow } from "../../server/modules/geography/index.js";
import {
  answerRoutingQuestion,
  rulesById,
  type ResponsibilityRuleRow,
  type RoutingView,
} from "../../server/modules/matters/index.js";
import { agenciesByIds, type AgencyRow } from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { DivisionType } from "../geography/division.type.js";
import { GridType } from "../geography/grid.type.js";
import { AgencyType } from "../organisations/agency.type.js";
import { ResponsibilityRuleType } from "./responsibility-rule.type.js";
import { RoutingExplanationType } from "./routing-explanation.type.js";
import { RoutingQuestionInput } from "./routing-question.input.js";

/** Routings: the dry run, and the things that an explanation refers to. */
@Resolver(() => RoutingExplanationType)
export class RoutingResolver {
  @Query(() => RoutingExplanationType, {
    description: "试算派单并逐步解释，不写入任何数据。\nA dry run of the routing with its reasons; nothing is written.",
  })
  async explainRouting(
    @Arg("input", () => RoutingQuestionInput, { description: "什么事项，在哪里。\nWhich matter, where." })
    input: RoutingQuestionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoutingView> {
    const { database, clock, countyCode } = ctx.services;
    return answerRoutingQuestion({ database, countyCode, at: clock.now() }, input);
  }

  @FieldResolver(() => GridType, { nullable: true, description: "所在网格。\nThe grid of the place." })
  grid(@Root() { gridCode }: RoutingView, @Ctx() ctx: RequestContext): Promise<GridRow | null> | null {
    return gridCode === null ? null : ctx.load(gridsByCode, gridCode);
  }

  @FieldResolver(() => DivisionType, { nullable: true, description: "所在村社区。\nThe village of the place." })
  village(@Root() { villageCode }: RoutingView, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> | null {
    return villageCode === null ? null : ctx.load(divisionsByCode, villageCode);
  }

  @FieldResolver(() => DivisionType, { nullable: true, description: "所在乡镇街道。\nThe township of the place." })
  township(@Root() { townshipCode }: RoutingView, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> | null {
    return townshipCode === null ? null : ctx.load(divisionsByCode, townshipCode);
  }

  @FieldResolver(() => ResponsibilityRuleType, { nullable: true, description: "适用的规则。\nThe rule that applies." })
  rule(@Root() { ruleId }: RoutingView, @Ctx() ctx: RequestContext): Promise<ResponsibilityRuleRow | null> | null {
    return ruleId === null ? null : ctx.load(rulesById, ruleId);
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: "牵头机构。\nThe agency that leads." })
  lead(@Root() { leadAgencyId }: RoutingView, @Ctx() ctx: RequestContext): Promise<AgencyRow | null> | null {
    return leadAgencyId === null ? null : ctx.load(agenciesByIds, leadAgencyId);
  }

  @FieldResolver(() => [AgencyType], { description: "配合机构。\nThe agencies that support." })
  supporting(@Root() { supportingAgencyIds }: RoutingView, @Ctx() ctx: RequestContext): Promise<AgencyRow[]> {
    return found(supportingAgencyIds.map((id) => ctx.load(agenciesByIds, id)));
  }

  @FieldResolver(() => [ResponsibilityRuleType], { description: "未采用的规则。\nThe rules that could have applied." })
  runnersUp(@Root() { runnerUpIds }: RoutingView, @Ctx() ctx: RequestContext): Promise<ResponsibilityRuleRow[]> {
    return found(runnerUpIds.map((id) => ctx.load(rulesById, id)));
  }
}

async function found<Row>(rows: readonly Promise<Row | null>[]): Promise<Row[]> {
  return (await Promise.all(rows)).filter((row): row is Awaited<Row> & Row => row !== null);
}
