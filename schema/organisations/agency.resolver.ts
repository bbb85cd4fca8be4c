import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { divisionsByCode, type DivisionRow } from "../../server/modules/geography/index.js";
import {
  agencies,
  agenciesByIds,
  linesByCodes,
  squadsByAgencyIds,
  type AgencyKind,
  type AgencyRow,
  type SquadRow,
} from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { DivisionType } from "../geography/division.type.js";
import { AgencyKindEnum } from "./agency-kind.enum.js";
import { AgencyType } from "./agency.type.js";
import { LineType } from "./line.type.js";
import { SquadType } from "./squad.type.js";

/** Agencies: who commands and who handles. */
@Resolver(() => AgencyType)
export class AgencyResolver {
  @Query(() => [AgencyType], {
    description:
      "按种类和区划（含下级）列出机构，按代码排序。\nThe agencies of a kind, within a division and below, in the order of their codes.",
  })
  async agencies(
    @Arg("kind", () => AgencyKindEnum, { nullable: true, description: "种类。\nTheir kind." })
    kind: AgencyKind | null,
    @Arg("division", () => DivisionCodeScalar, { nullable: true, description: "区划代码。\nThe division." })
    division: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<readonly AgencyRow[]> {
    return agencies(await ctx.em(), { kind, division });
  }

  @FieldResolver(() => LineType, { description: "条线。\nIts line." })
  line(@Root() { lineCode }: AgencyRow, @Ctx() ctx: RequestContext): Promise<LineType | null> | null {
    return lineCode === null ? null : ctx.load(linesByCodes, lineCode);
  }

  @FieldResolver(() => DivisionType, { description: "所在区划。\nThe division it serves." })
  division(@Root() { divisionCode }: AgencyRow, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> {
    return ctx.load(divisionsByCode, divisionCode);
  }

  @FieldResolver(() => AgencyType, {
    nullable: true,
    description: "业务领导的县直部门。\nThe county department that leads it by its line.",
  })
  lineDepartment(
    @Root() { lineDepartmentId }: AgencyRow,
    @Ctx() ctx: RequestContext,
  ): Promise<AgencyRow | null> | null {
    return lineDepartmentId === null ? null : ctx.load(agenciesByIds, lineDepartmentId);
  }

  @FieldResolver(() => [SquadType], { description: "所属队伍。\nIts squads." })
  async squads(@Root() { id }: AgencyRow, @Ctx() ctx: RequestContext): Promise<readonly SquadRow[]> {
    return (await ctx.load(squadsByAgencyIds, id)) ?? [];
  }
}
