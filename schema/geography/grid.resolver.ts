import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import {
  divisionsByCode,
  gridBoundaries,
  gridIndex,
  gridsByCode,
  locatePoint,
  toWgs84,
  type DivisionRow,
  type GridRow,
} from "../../server/modules/geography/index.js";
import type { RequestContext } from "../common/context.js";
import { GeoJSONScalar } from "../common/json.scalar.js";
import { PointInput } from "../common/point.input.js";
import { DivisionType } from "./division.type.js";
import { GridType } from "./grid.type.js";

/** Grids: where a place belongs. */
@Resolver(() => GridType)
export class GridResolver {
  @Query(() => GridType, {
    nullable: true,
    description: "一点所在的网格；不在本县则为空。\nThe grid that holds a point; null outside the county.",
  })
  async gridAt(
    @Arg("point", () => PointInput, { description: "要定位的点。\nThe place to locate." }) point: PointInput,
    @Ctx() ctx: RequestContext,
  ): Promise<GridRow | null> {
    const grids = await ctx.services.database.reference(gridIndex);
    const place = locatePoint(grids, toWgs84(point, point.system ?? "WGS84"));
    return place === null ? null : ctx.load(gridsByCode, place.gridCode);
  }

  @FieldResolver(() => DivisionType, { description: "所属村社区。\nThe village that it belongs to." })
  village(@Root() { villageCode }: GridRow, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> {
    return ctx.load(divisionsByCode, villageCode);
  }

  @FieldResolver(() => GeoJSONScalar, { nullable: true, description: "边界（推算）。\nIts boundary, computed." })
  boundary(@Root() { code }: GridRow, @Ctx() ctx: RequestContext): Promise<unknown> {
    return ctx.load(gridBoundaries, code);
  }
}
