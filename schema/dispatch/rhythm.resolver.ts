import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { refuse } from "../../server/kernel/result.js";
import { readRhythm, type ReportRhythm } from "../../server/modules/board/index.js";
import { divisionsByCode, type DivisionRow } from "../../server/modules/geography/index.js";
import { accepted } from "../common/accepted.js";
import { asOf } from "../common/as-of.js";
import type { RequestContext } from "../common/context.js";
import { CursorScalar } from "../common/cursor.scalar.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { DivisionType } from "../geography/division.type.js";
import { ReportRhythmType } from "./report-rhythm.type.js";

/** How today's reports stand against a usual day. */
@Resolver(() => ReportRhythmType)
export class RhythmResolver {
  @Query(() => ReportRhythmType, {
    description:
      "上报节律：区划内您可见事件今日各小时的上报量，与前四周同一星期几对照，出自同一快照。\nToday's reports of what the viewer may see in a division, hour by hour, beside the same weekday of the four weeks before; from one snapshot.",
  })
  async reportRhythm(
    @Arg("division", () => DivisionCodeScalar, { description: "区划。\nThe division." }) division: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportRhythm> {
    if ((await ctx.load(divisionsByCode, division)) === null)
      return accepted(refuse("NOT_FOUND", { path: ["division"] }));
    return readRhythm(await ctx.em(), { divisionCode: division, now: ctx.services.clock.now() });
  }

  @FieldResolver(() => CursorScalar, { description: "快照的时点。\nThe instant of the snapshot." })
  asOf(@Ctx() ctx: RequestContext): Promise<string> {
    return asOf(ctx);
  }

  @FieldResolver(() => DivisionType, { description: "区划。\nThe division." })
  division(@Root() { divisionCode }: ReportRhythm, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> {
    return ctx.load(divisionsByCode, divisionCode);
  }
}
