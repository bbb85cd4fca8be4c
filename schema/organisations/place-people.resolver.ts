import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { DivisionRow, GridRow } from "../../server/modules/geography/index.js";
import {
  agenciesByDivisionCodes,
  workersByGridCodes,
  type AgencyRow,
  type PersonRow,
} from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { DivisionType } from "../geography/division.type.js";
import { GridType } from "../geography/grid.type.js";
import { AgencyType } from "./agency.type.js";
import { PersonType } from "./person.type.js";

/** The agencies of a division. */
@Resolver(() => DivisionType)
export class DivisionAgenciesResolver {
  @FieldResolver(() => [AgencyType], { description: "本级机构（不含下级）。\nThe agencies of this very division." })
  async agencies(@Root() { code }: DivisionRow, @Ctx() ctx: RequestContext): Promise<readonly AgencyRow[]> {
    return (await ctx.load(agenciesByDivisionCodes, code)) ?? [];
  }
}

/** The people of a grid. */
@Resolver(() => GridType)
export class GridWorkerResolver {
  @FieldResolver(() => PersonType, { nullable: true, description: "网格员。\nIts grid worker." })
  worker(@Root() { code }: GridRow, @Ctx() ctx: RequestContext): Promise<PersonRow | null> {
    return ctx.load(workersByGridCodes, code);
  }
}
