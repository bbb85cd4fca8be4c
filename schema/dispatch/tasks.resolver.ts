import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { pageWindow } from "../../server/kernel/page.js";
import {
  findTasks,
  tasksById,
  tasksByIncident,
  assignmentsById,
  type AssignmentRow,
  type TaskRow,
} from "../../server/modules/dispatch/index.js";
import type { IncidentRow } from "../../server/modules/incidents/index.js";
import type { JournalEntry } from "../../server/platform/journal/index.js";
import { isId } from "../../server/kernel/ids.js";
import { accepted } from "../common/accepted.js";
import { asOf } from "../common/as-of.js";
import { toConnection } from "../common/connection.js";
import type { RequestContext } from "../common/context.js";
import { CursorScalar } from "../common/cursor.scalar.js";
import { IncidentType } from "../incidents/incident.type.js";
import { JournalEntryType } from "../incidents/journal-entry.type.js";
import { AssignmentType } from "./assignment.type.js";
import { TaskConnectionType, type TaskConnection } from "./task-connection.type.js";
import { TaskFilterInput } from "./task-filter.input.js";
import { TaskType } from "./task.type.js";

/** Lists of tasks. */
@Resolver(() => TaskConnectionType)
export class TasksResolver {
  @Query(() => TaskConnectionType, {
    description: "您可见的任务，最新派遣在前。\nThe tasks that the viewer may see, the newest first.",
  })
  async tasks(
    @Arg("where", () => TaskFilterInput, { nullable: true, description: "筛选条件。\nWhat to narrow to." })
    where: TaskFilterInput | null,
    @Arg("first", () => Int, { nullable: true, description: "取多少条。\nHow many." }) first: number | null,
    @Arg("after", () => String, { nullable: true, description: "从此游标之后。\nBehind this cursor." }) after:
      | string
      | null,
    @Ctx() ctx: RequestContext,
  ): Promise<TaskConnection> {
    const window = accepted(pageWindow({ first, after }));
    const search = { filter: where ?? {}, actor: ctx.viewer, now: ctx.services.clock.now() };
    return toConnection(accepted(await findTasks(await ctx.em(), search, window)), ({ place }) => place);
  }

  @FieldResolver(() => CursorScalar, {
    description:
      "本页快照的时点；自此订阅，不漏不重。\nThe instant of this snapshot: subscribe from here and nothing is missed or doubled.",
  })
  asOf(@Ctx() ctx: RequestContext): Promise<string> {
    return asOf(ctx);
  }
}

/** The tasks of an incident. */
@Resolver(() => IncidentType)
export class IncidentTasksResolver {
  @FieldResolver(() => [TaskType], { description: "任务，先派在前。\nIts tasks, the oldest first." })
  async tasks(@Root() { id }: IncidentRow, @Ctx() ctx: RequestContext): Promise<readonly TaskRow[]> {
    return (await ctx.load(tasksByIncident, id)) ?? [];
  }
}

/** The task and assignment that an entry of the journal is about. */
@Resolver(() => JournalEntryType)
export class JournalEntryDispatchResolver {
  @FieldResolver(() => TaskType, { nullable: true, description: "所涉任务，取当前内容。\nThe task as it is now." })
  task(@Root() { taskId }: JournalEntry, @Ctx() ctx: RequestContext): Promise<TaskRow | null> | null {
    return taskId !== null && isId(taskId, "tsk") ? ctx.load(tasksById, taskId) : null;
  }

  @FieldResolver(() => AssignmentType, {
    nullable: true,
    description: "所涉出动，取当前内容。\nThe assignment as it is now.",
  })
  assignment(@Root() { assignmentId }: JournalEntry, @Ctx() ctx: RequestContext): Promise<AssignmentRow | null> | null {
    return assignmentId !== null && isId(assignmentId, "asg") ? ctx.load(assignmentsById, assignmentId) : null;
  }
}
