import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { divisionsByCode, gridsByCode, type DivisionRow, type GridRow } from "../../server/modules/geography/index.js";
import {
  allowedIncidentActions,
  deadlinesByIncident,
  HIDDEN_TEXT,
  incidentsById,
  isIncidentOverdue,
  maySeeText,
  reportCounts,
  routingsByIncident,
  type DeadlineRow,
  type IncidentAction,
  type IncidentRow,
} from "../../server/modules/incidents/index.js";
import { evidenceByIncident, type EvidenceRow } from "../../server/modules/evidence/index.js";
import { countyList, mattersByCode, type MatterRow, type RoutingView } from "../../server/modules/matters/index.js";
import { agenciesByIds, type AgencyRow } from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { pointOf, PointType } from "../common/point.type.js";
import { found } from "../common/references.js";
import { DivisionType } from "../geography/division.type.js";
import { GridType } from "../geography/grid.type.js";
import { MatterType } from "../matters/matter.type.js";
import { RoutingExplanationType } from "../matters/routing-explanation.type.js";
import { AgencyType } from "../organisations/agency.type.js";
import { DeadlineType } from "./deadline.type.js";
import { EvidenceType } from "./evidence.type.js";
import { IncidentActionEnum } from "./incident-action.enum.js";
import { IncidentType } from "./incident.type.js";

/** Incidents: their words, the things that they refer to, and what may be done with them. */
@Resolver(() => IncidentType)
export class IncidentResolver {
  @FieldResolver(() => String, {
    description:
      "标题；保密事件对无关人员隐藏。\nIts title; hidden in confidential ones from whom it does not concern.",
  })
  title(@Root() incident: IncidentRow, @Ctx() ctx: RequestContext): string {
    return maySeeText(ctx.viewer, incident) ? incident.title : HIDDEN_TEXT;
  }

  @FieldResolver(() => String, {
    description:
      "描述；保密事件对无关人员隐藏。\nWhat happened; hidden in confidential ones from whom it does not concern.",
  })
  description(@Root() incident: IncidentRow, @Ctx() ctx: RequestContext): string {
    return maySeeText(ctx.viewer, incident) ? incident.description : HIDDEN_TEXT;
  }

  @FieldResolver(() => MatterType, { nullable: true, description: "事项。\nIts matter." })
  matter(@Root() { matterCode }: IncidentRow, @Ctx() ctx: RequestContext): Promise<MatterRow | null> | null {
    return matterCode === null ? null : ctx.load(mattersByCode, matterCode);
  }

  @FieldResolver(() => PointType, { nullable: true, description: "地点坐标（WGS-84）。\nIts place in WGS-84." })
  location(@Root() { longitude, latitude }: IncidentRow): PointType | null {
    return pointOf(longitude, latitude);
  }

  @FieldResolver(() => DivisionType, {
    description: "所在区划；其余不明时为县。\nIts division; the county while nothing else is known.",
  })
  division(@Root() { divisionCode }: IncidentRow, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> {
    return ctx.load(divisionsByCode, divisionCode);
  }

  @FieldResolver(() => DivisionType, { nullable: true, description: "所在乡镇街道。\nIts township." })
  township(@Root() { townshipCode }: IncidentRow, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> | null {
    return townshipCode === null ? null : ctx.load(divisionsByCode, townshipCode);
  }

  @FieldResolver(() => DivisionType, { nullable: true, description: "所在村社区。\nIts village." })
  village(@Root() { villageCode }: IncidentRow, @Ctx() ctx: RequestContext): Promise<DivisionRow | null> | null {
    return villageCode === null ? null : ctx.load(divisionsByCode, villageCode);
  }

  @FieldResolver(() => GridType, { nullable: true, description: "所在网格。\nIts grid." })
  grid(@Root() { gridCode }: IncidentRow, @Ctx() ctx: RequestContext): Promise<GridRow | null> | null {
    return gridCode === null ? null : ctx.load(gridsByCode, gridCode);
  }

  @FieldResolver(() => [DivisionType], { description: "同时涉及的其他区划。\nOther divisions that it reaches into." })
  affectedDivisions(@Root() { affectedCodes }: IncidentRow, @Ctx() ctx: RequestContext): Promise<DivisionRow[]> {
    return found(affectedCodes.map((code) => ctx.load(divisionsByCode, code)));
  }

  @FieldResolver(() => AgencyType, { description: "当前指挥中心。\nThe center that commands now." })
  commandingCenter(@Root() incident: IncidentRow, @Ctx() ctx: RequestContext): Promise<AgencyRow | null> {
    return ctx.load(agenciesByIds, incident.commandingCenterId);
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: "牵头机构。\nThe agency that leads." })
  lead(@Root() { leadAgencyId }: IncidentRow, @Ctx() ctx: RequestContext): Promise<AgencyRow | null> | null {
    return leadAgencyId === null ? null : ctx.load(agenciesByIds, leadAgencyId);
  }

  @FieldResolver(() => [AgencyType], { description: "配合机构。\nThe agencies that support." })
  supporting(@Root() { supportingAgencyIds }: IncidentRow, @Ctx() ctx: RequestContext): Promise<AgencyRow[]> {
    return found(supportingAgencyIds.map((id) => ctx.load(agenciesByIds, id)));
  }

  @FieldResolver(() => Int, { description: "上报次数。\nHow many reports belong to it." })
  async reportCount(@Root() { id }: IncidentRow, @Ctx() ctx: RequestContext): Promise<number> {
    return (await ctx.load(reportCounts, id)) ?? 0;
  }

  @FieldResolver(() => IncidentType, {
    nullable: true,
    description: "并入的事件；无权查看时为空。\nThe incident that it joined; null where the viewer may not see that.",
  })
  duplicateOf(@Root() { duplicateOfId }: IncidentRow, @Ctx() ctx: RequestContext): Promise<IncidentRow | null> | null {
    return duplicateOfId === null ? null : ctx.load(incidentsById, duplicateOfId);
  }

  @FieldResolver(() => RoutingExplanationType, {
    nullable: true,
    description:
      "立案时的派单解释，责任清单日后的修改不影响它。\nHow it was routed, kept as it was whatever the list says now.",
  })
  async routing(@Root() incident: IncidentRow, @Ctx() ctx: RequestContext): Promise<RoutingView | null> {
    const record = await ctx.load(routingsByIncident, incident.id);
    const { gridCode, villageCode, townshipCode } = incident;
    return record === null ? null : { ...record, gridCode, villageCode, townshipCode };
  }

  @FieldResolver(() => [DeadlineType], {
    description: "事件本身的时限，最先到期在前。\nIts own due times, the soonest first.",
  })
  async deadlines(@Root() { id }: IncidentRow, @Ctx() ctx: RequestContext): Promise<readonly DeadlineRow[]> {
    return (await ctx.load(deadlinesByIncident, id)) ?? [];
  }

  @FieldResolver(() => Boolean, { description: "是否有时限已超过。\nWhether one of its clocks has run out." })
  isOverdue(@Root() incident: IncidentRow, @Ctx() ctx: RequestContext): boolean {
    return isIncidentOverdue(incident, ctx.services.clock.now());
  }

  @FieldResolver(() => [EvidenceType], {
    description: "证据，含各任务的证据，先登记在前。\nIts evidence and that of its tasks, the oldest first.",
  })
  async evidence(@Root() { id }: IncidentRow, @Ctx() ctx: RequestContext): Promise<readonly EvidenceRow[]> {
    return (await ctx.load(evidenceByIncident, id)) ?? [];
  }

  @FieldResolver(() => [IncidentActionEnum], {
    description:
      "您此刻可进行的操作，与提交时的判断同出一表。\nWhat the viewer may do now, by the table that decides the commands.",
  })
  async allowedActions(@Root() incident: IncidentRow, @Ctx() ctx: RequestContext): Promise<readonly IncidentAction[]> {
    const { database, clock } = ctx.services;
    return allowedIncidentActions(incident, ctx.viewer, await database.reference(countyList), clock.now());
  }
}
