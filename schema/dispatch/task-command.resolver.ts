import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import {
  tasksById,
  type TaskRow,
  acceptTask,
  assignSquad,
  completeTask,
  recallTask,
  waiveTask,
} from "../../server/modules/dispatch/index.js";
import { requestReturn, ruleOnReturn, ruleOnReturnDispute } from "../../server/modules/returns/index.js";
import type { RequestContext } from "../common/context.js";
import { taskPayload, TaskPayloadType } from "./task-payload.type.js";
import { TaskType } from "./task.type.js";
import { AssignSquadInput } from "./assign-squad.input.js";
import { CompleteTaskInput } from "./complete-task.input.js";
import { RecallTaskInput } from "./recall-task.input.js";
import { RequestReturnInput } from "./request-return.input.js";
import { RuleOnReturnDisputeInput } from "./rule-on-return-dispute.input.js";
import { RuleOnReturnInput } from "./rule-on-return.input.js";
import { TaskActionInput } from "./task-action.input.js";
import { WaiveTaskInput } from "./waive-task.input.js";

/** Commands on tasks. */
@Resolver(() => TaskPayloadType)
export class TaskCommandResolver {
  @Mutation(() => TaskPayloadType, { description: "签收。\nThe agency signs." })
  async acceptTask(
    @Arg("input", () => TaskActionInput, { description: "操作内容。\nWhat to do." }) input: TaskActionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaskPayloadType> {
    return taskPayload(await ctx.command("acceptTask", input, acceptTask));
  }

  @Mutation(() => TaskPayloadType, { description: "指派队伍。\nSends a squad." })
  async assignSquad(
    @Arg("input", () => AssignSquadInput, { description: "操作内容。\nWhat to do." }) input: AssignSquadInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaskPayloadType> {
    return taskPayload(await ctx.command("assignSquad", input, assignSquad));
  }

  @Mutation(() => TaskPayloadType, {
    description: "申请退单，须写明依据。\nAsks to return it; refused without a basis.",
  })
  async requestReturn(
    @Arg("input", () => RequestReturnInput, { description: "操作内容。\nWhat to do." }) input: RequestReturnInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaskPayloadType> {
    return taskPayload(await ctx.command("requestReturn", input, requestReturn));
  }

  @Mutation(() => TaskPayloadType, { description: "审批退单。\nGrants or refuses a return." })
  async ruleOnReturn(
    @Arg("input", () => RuleOnReturnInput, { description: "操作内容。\nWhat to do." }) input: RuleOnReturnInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaskPayloadType> {
    return taskPayload(await ctx.command("ruleOnReturn", input, ruleOnReturn));
  }

  @Mutation(() => TaskPayloadType, {
    description: "县级裁定第三次退单申请（先办后裁）。\nThe county rules on the third request.",
  })
  async ruleOnReturnDispute(
    @Arg("input", () => RuleOnReturnDisputeInput, { description: "操作内容。\nWhat to do." })
    input: RuleOnReturnDisputeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaskPayloadType> {
    return taskPayload(await ctx.command("ruleOnReturnDispute", input, ruleOnReturnDispute));
  }

  @Mutation(() => TaskPayloadType, {
    description:
      "完成任务，由到场队伍或机构负责人办理。\nCompletes it, by a squad on site or the leader of the agency.",
  })
  async completeTask(
    @Arg("input", () => CompleteTaskInput, { description: "操作内容。\nWhat to do." }) input: CompleteTaskInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaskPayloadType> {
    return taskPayload(await ctx.command("completeTask", input, completeTask));
  }

  @Mutation(() => TaskPayloadType, { description: "收回任务。\nRecalls it." })
  async recallTask(
    @Arg("input", () => RecallTaskInput, { description: "操作内容。\nWhat to do." }) input: RecallTaskInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaskPayloadType> {
    return taskPayload(await ctx.command("recallTask", input, recallTask));
  }

  @Mutation(() => TaskPayloadType, { description: "免除配合任务。\nWaives a supporting task." })
  async waiveTask(
    @Arg("input", () => WaiveTaskInput, { description: "操作内容。\nWhat to do." }) input: WaiveTaskInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaskPayloadType> {
    return taskPayload(await ctx.command("waiveTask", input, waiveTask));
  }

  @FieldResolver(() => TaskType, {
    nullable: true,
    description: "操作后的任务；被拒绝时为空。\nThe task after it; null where refused.",
  })
  task(@Root() { taskId }: TaskPayloadType, @Ctx() ctx: RequestContext): Promise<TaskRow | null> | null {
    return taskId == null ? null : ctx.load(tasksById, taskId);
  }
}
