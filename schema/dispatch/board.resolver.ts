import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { refuse } from "../../server/kernel/result.js";
import { readBoard, type AgencyLoad, type Board, type DivisionLoad } from "../../server/modules/board/index.js";
import { divisionsByCode, type DivisionRow } from "../../server/modules/geography/index.js";
import { agenciesByIds, type AgencyRow } from "../../server/modules/organisations/index.js";
import { accepted } from "../common/accepted.js";
import { asOf } from "../common/as-of.js";
import type { RequestContext } from "../common/context.js";
import { CursorScalar } from "../common/cursor.scalar.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { DivisionType } from "../geography/division.type.js";
import { AgencyType } from "../organisations/agency.type.js";
import { AgencyLoadType } from "./agency-load.type.js";
import { CommandBoardType } from "./command-board.type.js";
import { DivisionLoadType } from "./division-load.type.js";

/** The counters of a command screen. */
@Resolver(() => CommandBoardType)
export class BoardResolver {
  @Query(() => CommandBoardType, {
    description:
      "指挥看板：区划内您可见事件的各项计数，出自同一快照。\nThe counters of what the viewer may see in a division, from one snapshot.",
  })
  async board(
    @Arg("division", () => DivisionCodeScalar, { description: "区划。\nThe division." }) division: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Board> {
    if ((await ctx.load(divisionsByCode, division)) === null)
      return accepted(refuse("NOT_FOUND", { path: ["division"] }));
    return readBoard(await ctx.em(), { actor: ctx.viewer, divisionCode: division, now: ctx.services.clock.now() });
  }

  @FieldResolver(() => CursorScalar, { description: "快照的时点。\nThe instant of the snapshot." })
  asOf(@Ctx() ctx: RequestContext): Promise<string> {
    return asOf(ctx);
  }

  @FieldResolver(() => DivisionType, { description: "区划。\nThe division." })
  division(@Root() { divisionCode }: Board, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> {
    return ctx.load(divisionsByCode, divisionCode);
  }
}

/** The agency of a load. */
@Resolver(() => AgencyLoadType)
export class AgencyLoadResolver {
  @FieldResolver(() => AgencyType, { description: "机构。\nThe agency." })
  agency(@Root() { agencyId }: AgencyLoad, @Ctx() ctx: RequestContext): Promise<AgencyRow | null> {
    return ctx.load(agenciesByIds, agencyId);
  }
}

/** The division of a load. */
@Resolver(() => DivisionLoadType)
export class DivisionLoadResolver {
  @FieldResolver(() => DivisionType, { description: "区划。\nThe division." })
  division(@Root() { divisionCode }: DivisionLoad, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> {
    return ctx.load(divisionsByCode, divisionCode);
  }
}
