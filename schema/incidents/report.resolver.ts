import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { pageOf, pageWindow } from "../../server/kernel/page.js";
import {
  HIDDEN_TEXT,
  incidentsById,
  maskName,
  maySeeReporter,
  maySeeText,
  reportPageKey,
  reportPages,
  type IncidentRow,
  type ReportRow,
} from "../../server/modules/incidents/index.js";
import { maskPhone } from "../../server/modules/organisations/index.js";
import { accepted } from "../common/accepted.js";
import { toConnection, type Connection } from "../common/connection.js";
import type { RequestContext } from "../common/context.js";
import { pointOf, PointType } from "../common/point.type.js";
import { IncidentType } from "./incident.type.js";
import { ReportConnectionType } from "./report-connection.type.js";
import { ReportType } from "./report.type.js";

/** The reports of an incident, page by page. */
@Resolver(() => IncidentType)
export class IncidentReportsResolver {
  @FieldResolver(() => ReportConnectionType, { description: "上报记录，先报在前。\nIts reports, the oldest first." })
  async reports(
    @Root() { id }: IncidentRow,
    @Arg("first", () => Int, { nullable: true, description: "取多少条。\nHow many." }) first: number | null,
    @Arg("after", () => String, { nullable: true, description: "从此游标之后。\nBehind this cursor." }) after:
      | string
      | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<ReportRow>> {
    const window = accepted(pageWindow({ first, after }));
    const key = reportPageKey({ incidentId: id, limit: window.limit, after: window.beyond?.[0] ?? "" });
    return toConnection(pageOf((await ctx.load(reportPages, key)) ?? [], window), (report) => [report.id]);
  }
}

/** Reports: their words, place and reporter, as far as the viewer needs them. */
@Resolver(() => ReportType)
export class ReportResolver {
  @FieldResolver(() => String, {
    description:
      "上报内容；保密事件对无关人员隐藏。\nIts words; hidden in confidential incidents from whom they do not concern.",
  })
  async text(@Root() report: ReportRow, @Ctx() ctx: RequestContext): Promise<string> {
    const incident = await ctx.load(incidentsById, report.incidentId);
    return incident !== null && maySeeText(ctx.viewer, incident) ? report.text : HIDDEN_TEXT;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "上报人姓名；非办理所需则部分隐藏，保密事件全部隐藏。\nThe reporter's name; masked unless the post needs it, hidden in confidential incidents.",
  })
  reporterName(@Root() report: ReportRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return shownTo(ctx, report, report.reporterName, maskName);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "上报人电话；非办理所需则部分隐藏，保密事件全部隐藏。\nThe reporter's phone; masked unless the post needs it, hidden in confidential incidents.",
  })
  reporterPhone(@Root() report: ReportRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return shownTo(ctx, report, report.reporterPhone, maskPhone);
  }

  @FieldResolver(() => IncidentType, {
    nullable: true,
    description:
      "该上报开立的事件，误并撤销后回到那里；无权查看时为空。\nThe incident that it opened, where it goes back once a wrong merge is undone; null where the viewer may not see that.",
  })
  originalIncident(@Root() report: ReportRow, @Ctx() ctx: RequestContext): Promise<IncidentRow | null> {
    return ctx.load(incidentsById, report.originalIncidentId);
  }

  @FieldResolver(() => PointType, { nullable: true, description: "上报的地点。\nIts place." })
  location(@Root() { longitude, latitude }: ReportRow): PointType | null {
    return pointOf(longitude, latitude);
  }
}

async function shownTo(
  ctx: RequestContext,
  report: ReportRow,
  value: string | null,
  mask: (value: string) => string,
): Promise<string | null> {
  const incident = value === null ? null : await ctx.load(incidentsById, report.incidentId);
  if (value === null || incident === null) return null;
  if (maySeeReporter(ctx.viewer, incident)) return value;
  return incident.isConfidential ? null : mask(value);
}
