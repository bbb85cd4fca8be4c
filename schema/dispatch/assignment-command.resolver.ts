import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { assignmentsById, type AssignmentRow } from "../../server/modules/dispatch/index.js";
import {
  acceptAssignment,
  arrive,
  clearAssignment,
  depart,
  recallAssignment,
} from "../../server/modules/fieldwork/index.js";
import type { RequestContext } from "../common/context.js";
import { assignmentPayload, AssignmentPayloadType } from "./assignment-payload.type.js";
import { AssignmentType } from "./assignment.type.js";
import { AssignmentActionInput } from "./assignment-action.input.js";
import { RecallAssignmentInput } from "./recall-assignment.input.js";

/** Commands on assignments. */
@Resolver(() => AssignmentPayloadType)
export class AssignmentCommandResolver {
  @Mutation(() => AssignmentPayloadType, { description: "队伍接受。\nThe squad accepts." })
  async acceptAssignment(
    @Arg("input", () => AssignmentActionInput, { description: "操作内容。\nWhat to do." }) input: AssignmentActionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AssignmentPayloadType> {
    return assignmentPayload(await ctx.command("acceptAssignment", input, acceptAssignment));
  }

  @Mutation(() => AssignmentPayloadType, { description: "出发。\nThe squad departs." })
  async depart(
    @Arg("input", () => AssignmentActionInput, { description: "操作内容。\nWhat to do." }) input: AssignmentActionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AssignmentPayloadType> {
    return assignmentPayload(await ctx.command("depart", input, depart));
  }

  @Mutation(() => AssignmentPayloadType, { description: "到场。\nThe squad arrives." })
  async arrive(
    @Arg("input", () => AssignmentActionInput, { description: "操作内容。\nWhat to do." }) input: AssignmentActionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AssignmentPayloadType> {
    return assignmentPayload(await ctx.command("arrive", input, arrive));
  }

  @Mutation(() => AssignmentPayloadType, { description: "撤场。\nThe squad is clear." })
  async clearAssignment(
    @Arg("input", () => AssignmentActionInput, { description: "操作内容。\nWhat to do." }) input: AssignmentActionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AssignmentPayloadType> {
    return assignmentPayload(await ctx.command("clearAssignment", input, clearAssignment));
  }

  @Mutation(() => AssignmentPayloadType, {
    description:
      "召回队伍，任务按剩余时限回到机构。\nRecalls the squad; the task is back at its agency with its remaining time.",
  })
  async recallAssignment(
    @Arg("input", () => RecallAssignmentInput, { description: "操作内容。\nWhat to do." }) input: RecallAssignmentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<AssignmentPayloadType> {
    return assignmentPayload(await ctx.command("recallAssignment", input, recallAssignment));
  }

  @FieldResolver(() => AssignmentType, {
    nullable: true,
    description: "操作后的出动；被拒绝时为空。\nThe assignment after it; null where refused.",
  })
  assignment(
    @Root() { assignmentId }: AssignmentPayloadType,
    @Ctx() ctx: RequestContext,
  ): Promise<AssignmentRow | null> | null {
    return assignmentId == null ? null : ctx.load(assignmentsById, assignmentId);
  }
}
