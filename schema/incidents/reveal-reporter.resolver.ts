import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { reportsById, revealReporter } from "../../server/modules/incidents/index.js";
import type { RequestContext } from "../common/context.js";
import { RevealReporterInput } from "./reveal-reporter.input.js";
import { RevealReporterPayloadType } from "./reveal-reporter-payload.type.js";

/** The one way to a reporter's telephone for who does not need it every day. */
@Resolver(() => RevealReporterPayloadType)
export class RevealReporterResolver {
  @Mutation(() => RevealReporterPayloadType, {
    description:
      "查看被隐藏的上报人姓名和电话；须写明原因并记入日志，保密事件不可查看。\nShows a masked reporter for a reason that stays in the journal; never of a confidential incident.",
  })
  async revealReporter(
    @Arg("input", () => RevealReporterInput, { description: "哪条上报、为何。\nWhich report, and why." })
    input: RevealReporterInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RevealReporterPayloadType> {
    const result = await ctx.command("revealReporter", input, revealReporter);
    return result.ok ? { ...result.value, refusal: null } : { reportId: null, refusal: result.refusal };
  }

  @FieldResolver(() => String, { nullable: true, description: "姓名。\nTheir name." })
  async reporterName(
    @Root() { reportId }: RevealReporterPayloadType,
    @Ctx() ctx: RequestContext,
  ): Promise<string | null> {
    return reportId === null ? null : ((await ctx.load(reportsById, reportId))?.reporterName ?? null);
  }

  @FieldResolver(() => String, { nullable: true, description: "电话。\nTheir telephone." })
  async reporterPhone(
    @Root() { reportId }: RevealReporterPayloadType,
    @Ctx() ctx: RequestContext,
  ): Promise<string | null> {
    return reportId === null ? null : ((await ctx.load(reportsById, reportId))?.reporterPhone ?? null);
  }
}
