import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import {
  allowedTaskActions,
  standingOf,
  assignmentsByTask,
  type AssignmentRow,
  type TaskAction,
  type TaskRow,
} from "../../server/modules/dispatch/index.js";
import {
  deadlinesByTask,
  HIDDEN_TEXT,
  incidentsById,
  maySeeText,
  type DeadlineRow,
  type IncidentRow,
} from "../../server/modules/incidents/index.js";
import { evidenceByTask, type EvidenceRow } from "../../server/modules/evidence/index.js";
import { countyList } from "../../server/modules/matters/index.js";
import { agenciesByIds, type AgencyRow } from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { DeadlineType } from "../incidents/deadline.type.js";
import { EvidenceType } from "../incidents/evidence.type.js";
import { IncidentType } from "../incidents/incident.type.js";
import { AgencyType } from "../organisations/agency.type.js";
import { AssignmentType } from "./assignment.type.js";
import { TaskActionEnum } from "./task-action.enum.js";
import { TaskType } from "./task.type.js";

/** Tasks: their words, the things that they refer to, and what may be done with them. */
@Resolver(() => TaskType)
export class TaskResolver {
  @FieldResolver(() => IncidentType, { description: "所属事件。\nIts incident." })
  incident(@Root() { incidentId }: TaskRow, @Ctx() ctx: RequestContext): Promise<IncidentRow | null> {
    return ctx.load(incidentsById, incidentId);
  }

  @FieldResolver(() => AgencyType, { description: "承办机构。\nThe agency that owes it." })
  agency(@Root() { agencyId }: TaskRow, @Ctx() ctx: RequestContext): Promise<AgencyRow | null> {
    return ctx.load(agenciesByIds, agencyId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "指令；保密事件对无关人员隐藏。\nThe instruction; hidden in confidential incidents from whom it does not concern.",
  })
  instruction(@Root() task: TaskRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return shown(ctx, task, task.instruction);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "处置结果说明；保密事件对无关人员隐藏。\nWhat was done; hidden in confidential incidents from whom it does not concern.",
  })
  result(@Root() task: TaskRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return shown(ctx, task, task.result);
  }

  @FieldResolver(() => [AssignmentType], { description: "出动的队伍，先派在前。\nIts assignments, the oldest first." })
  async assignments(@Root() { id }: TaskRow, @Ctx() ctx: RequestContext): Promise<readonly AssignmentRow[]> {
    return (await ctx.load(assignmentsByTask, id)) ?? [];
  }

  @FieldResolver(() => [DeadlineType], { description: "时限，最先到期在前。\nIts due times, the soonest first." })
  async deadlines(@Root() { id }: TaskRow, @Ctx() ctx: RequestContext): Promise<readonly DeadlineRow[]> {
    return (await ctx.load(deadlinesByTask, id)) ?? [];
  }

  @FieldResolver(() => [EvidenceType], { description: "证据，先登记在前。\nIts evidence, the oldest first." })
  async evidence(@Root() { id }: TaskRow, @Ctx() ctx: RequestContext): Promise<readonly EvidenceRow[]> {
    return (await ctx.load(evidenceByTask, id)) ?? [];
  }

  @FieldResolver(() => [TaskActionEnum], {
    description:
      "您此刻可进行的操作，与提交时的判断同出一表。\nWhat the viewer may do now, by the table that decides the commands.",
  })
  async allowedActions(@Root() task: TaskRow, @Ctx() ctx: RequestContext): Promise<readonly TaskAction[]> {
    const incident = await ctx.load(incidentsById, task.incidentId);
    if (incident === null) return [];
    const { squadId } = ctx.viewer;
    const assignments = squadId === null ? null : await ctx.load(assignmentsByTask, task.id);
    const own = assignments?.filter((one) => one.squadId === squadId) ?? [];
    const standing = standingOf(own.map(({ status }) => status));
    return allowedTaskActions(task, incident, ctx.viewer, await ctx.services.database.reference(countyList), standing);
  }
}

async function shown(ctx: RequestContext, { incidentId }: TaskRow, words: string | null): Promise<string | null> {
  if (words === null) return null;
  const incident = await ctx.load(incidentsById, incidentId);
  return incident !== null && maySeeText(ctx.viewer, incident) ? words : HIDDEN_TEXT;
}
