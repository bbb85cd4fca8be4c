import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import {
  assignmentLifecycle,
  holdsAssignmentRight,
  tasksById,
  type AssignmentAction,
  type AssignmentRow,
  type TaskRow,
} from "../../server/modules/dispatch/index.js";
import { incidentsById } from "../../server/modules/incidents/index.js";
import { squadsByIds, type SquadRow } from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { SquadType } from "../organisations/squad.type.js";
import { AssignmentActionEnum } from "./assignment-action.enum.js";
import { AssignmentType } from "./assignment.type.js";
import { TaskType } from "./task.type.js";

/** Assignments: the things that they refer to, and what may be done with them. */
@Resolver(() => AssignmentType)
export class AssignmentResolver {
  @FieldResolver(() => TaskType, { description: "所属任务。\nIts task." })
  task(@Root() { taskId }: AssignmentRow, @Ctx() ctx: RequestContext): Promise<TaskRow | null> {
    return ctx.load(tasksById, taskId);
  }

  @FieldResolver(() => SquadType, { description: "队伍。\nThe squad." })
  squad(@Root() { squadId }: AssignmentRow, @Ctx() ctx: RequestContext): Promise<SquadRow | null> {
    return ctx.load(squadsByIds, squadId);
  }

  @FieldResolver(() => [AssignmentActionEnum], {
    description:
      "您此刻可进行的操作，与提交时的判断同出一表。\nWhat the viewer may do now, by the table that decides the commands.",
  })
  async allowedActions(
    @Root() assignment: AssignmentRow,
    @Ctx() ctx: RequestContext,
  ): Promise<readonly AssignmentAction[]> {
    const task = await ctx.load(tasksById, assignment.taskId);
    const incident = await ctx.load(incidentsById, assignment.incidentId);
    if (task === null || incident === null) return [];
    const { squadId, status } = assignment;
    const holds = holdsAssignmentRight(ctx.viewer, {
      squadId,
      agencyId: task.agencyId,
      commandingCenterId: incident.commandingCenterId,
    });
    return assignmentLifecycle.allowedActions(status, null, holds);
  }
}
