import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import {
  divisionBoundaries,
  divisionsByCode,
  divisionsByParent,
  findDivisions,
  gridsByDivision,
  type DivisionLevel,
  type DivisionRow,
  type GridRow,
} from "../../server/modules/geography/index.js";
import type { RequestContext } from "../common/context.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { GeoJSONScalar } from "../common/json.scalar.js";
import { PointType, pointOf } from "../common/point.type.js";
import { DivisionLevelEnum } from "./division-level.enum.js";
import { DivisionType } from "./division.type.js";
import { GridType } from "./grid.type.js";

/** Divisions: the tree of the county. */
@Resolver(() => DivisionType)
export class DivisionResolver {
  @Query(() => DivisionType, { nullable: true, description: "按代码查一个区划。\nThe division with a code." })
  division(
    @Arg("code", () => DivisionCodeScalar, { description: "区划代码。\nIts code." }) code: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DivisionRow | null> {
    return ctx.load(divisionsByCode, code);
  }

  @Query(() => [DivisionType], {
    description:
      "按层级和上级列出区划，按代码排序。\nThe divisions of a level or below a parent, in the order of their codes.",
  })
  async divisions(
    @Arg("level", () => DivisionLevelEnum, { nullable: true, description: "层级。\nTheir level." })
    level: DivisionLevel | null,
    @Arg("parent", () => DivisionCodeScalar, {
      nullable: true,
      description: "直接上级的代码。\nThe code directly above.",
    })
    parent: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<readonly DivisionRow[]> {
    return findDivisions(await ctx.em(), { level, parent });
  }

  @FieldResolver(() => DivisionType, { nullable: true, description: "上级区划。\nThe division directly above." })
  parent(@Root() { parentCode }: DivisionRow, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> | null {
    return parentCode === null ? null : ctx.load(divisionsByCode, parentCode);
  }

  @FieldResolver(() => [DivisionType], { description: "直接下级区划。\nThe divisions directly below." })
  async children(@Root() { code }: DivisionRow, @Ctx() ctx: RequestContext): Promise<readonly DivisionRow[]> {
    return (await ctx.load(divisionsByParent, code)) ?? [];
  }

  @FieldResolver(() => PointType, { nullable: true, description: "驻地。\nWhere its seat is." })
  seat(@Root() { seatLongitude, seatLatitude }: DivisionRow): PointType | null {
    return pointOf(seatLongitude, seatLatitude);
  }

  @FieldResolver(() => GeoJSONScalar, { nullable: true, description: "边界。\nIts boundary." })
  boundary(@Root() { code }: DivisionRow, @Ctx() ctx: RequestContext): Promise<unknown> {
    return ctx.load(divisionBoundaries, code);
  }

  @FieldResolver(() => Boolean, {
    description: "边界是否为推算（非实测）。\nWhether the boundary was computed and never surveyed.",
  })
  boundaryIsSynthetic(@Root() { isBoundarySynthetic }: DivisionRow): boolean {
    return isBoundarySynthetic;
  }

  @FieldResolver(() => [GridType], { description: "辖区内的全部网格。\nAll grids inside it." })
  async grids(@Root() { code }: DivisionRow, @Ctx() ctx: RequestContext): Promise<readonly GridRow[]> {
    return (await ctx.load(gridsByDivision, code)) ?? [];
  }
}
