import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { isId } from "../../server/kernel/ids.js";
import { pageWindow } from "../../server/kernel/page.js";
import {
  countIncidents,
  findIncidents,
  incidentsById,
  incidentsByNumber,
  type IncidentOrder,
  type IncidentRow,
} from "../../server/modules/incidents/index.js";
import { accepted } from "../common/accepted.js";
import { asOf } from "../common/as-of.js";
import { toConnection } from "../common/connection.js";
import type { RequestContext } from "../common/context.js";
import { CursorScalar } from "../common/cursor.scalar.js";
import { IncidentConnectionType, type IncidentConnection } from "./incident-connection.type.js";
import { IncidentFilterInput } from "./incident-filter.input.js";
import { IncidentOrderEnum } from "./incident-order.enum.js";
import { IncidentType } from "./incident.type.js";

/** Incidents: one, and lists of them. */
@Resolver(() => IncidentConnectionType)
export class IncidentsResolver {
  @Query(() => IncidentType, {
    nullable: true,
    description:
      "按编号查一个事件；不存在或无权查看时为空。\nOne incident by id or number; null where it does not exist or is not for the viewer.",
  })
  async incident(
    @Arg("id", () => ID, { nullable: true, description: "编号 inc_…。\nIts id." }) id: string | null,
    @Arg("number", () => String, { nullable: true, description: "给人看的编号。\nIts number for people." })
    number: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentRow | null> {
    if (id != null) return isId(id, "inc") ? ctx.load(incidentsById, id) : null;
    return number == null ? null : ctx.load(incidentsByNumber, number);
  }

  @Query(() => IncidentConnectionType, {
    description:
      "您可见的事件，按条件筛选、排序、翻页。\nThe incidents that the viewer may see, narrowed, ordered and paged.",
  })
  async incidents(
    @Arg("where", () => IncidentFilterInput, { nullable: true, description: "筛选条件。\nWhat to narrow to." })
    where: IncidentFilterInput | null,
    @Arg("orderBy", () => IncidentOrderEnum, {
      nullable: true,
      description: "排序，默认最新上报在前。\nThe order; newest reports first where nothing is said.",
    })
    orderBy: IncidentOrder | null,
    @Arg("first", () => Int, { nullable: true, description: "向后取多少条。\nHow many, forward." }) first:
      | number
      | null,
    @Arg("after", () => String, { nullable: true, description: "从此游标之后。\nBehind this cursor." }) after:
      | string
      | null,
    @Arg("last", () => Int, { nullable: true, description: "向前取多少条。\nHow many, backward." }) last: number | null,
    @Arg("before", () => String, { nullable: true, description: "到此游标之前。\nBefore this cursor." }) before:
      | string
      | null,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentConnection> {
    const window = accepted(pageWindow({ first, after, last, before }));
    const search = {
      filter: where ?? {},
      actor: ctx.viewer,
      now: ctx.services.clock.now(),
      order: orderBy ?? "REPORTED_AT_DESC",
    };
    const page = accepted(await findIncidents(await ctx.em(), search, window));
    return { ...toConnection(page, ({ place }) => place), search };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "符合条件的总数，请求时才计算；超过一万为空。\nHow many fit, counted only when asked for; null beyond ten thousand.",
  })
  async totalCount(@Root() { search }: IncidentConnection, @Ctx() ctx: RequestContext): Promise<number | null> {
    return countIncidents(await ctx.em(), search);
  }

  @FieldResolver(() => CursorScalar, {
    description:
      "本页快照的时点；自此订阅，不漏不重。\nThe instant of this snapshot: subscribe from here and nothing is missed or doubled.",
  })
  asOf(@Ctx() ctx: RequestContext): Promise<string> {
    return asOf(ctx);
  }
}
