import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { dispatchIncident } from "../../server/modules/dispatch/index.js";
import { recordCheck, requestCheck, requestVerification, returnFeedback } from "../../server/modules/checks/index.js";
import type { RequestContext } from "../common/context.js";
import { incidentPayload, IncidentPayloadType } from "../incidents/incident-payload.type.js";
import { DispatchIncidentInput } from "./dispatch-incident.input.js";
import { RecordCheckInput } from "./record-check.input.js";
import { RequestCheckInput } from "./request-check.input.js";
import { RequestVerificationInput } from "./request-verification.input.js";
import { ReturnFeedbackInput } from "./return-feedback.input.js";

/** Commands on incidents that make tasks, or judge what tasks brought. */
@Resolver(() => IncidentPayloadType)
export class IncidentDispatchResolver {
  @Mutation(() => IncidentPayloadType, {
    description:
      "派遣；未指明时按责任清单，直接派队仅限规定的情形。\nDispatches to agencies, as routed unless named; squads only where the rules allow it.",
  })
  async dispatchIncident(
    @Arg("input", () => DispatchIncidentInput, { description: "操作内容。\nWhat to do." }) input: DispatchIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("dispatchIncident", input, dispatchIncident));
  }

  @Mutation(() => IncidentPayloadType, { description: "要求网格员核实。\nAsks the grid worker to verify." })
  async requestVerification(
    @Arg("input", () => RequestVerificationInput, { description: "操作内容。\nWhat to do." })
    input: RequestVerificationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("requestVerification", input, requestVerification));
  }

  @Mutation(() => IncidentPayloadType, { description: "退回补充反馈。\nSends incomplete feedback back." })
  async returnFeedback(
    @Arg("input", () => ReturnFeedbackInput, { description: "操作内容。\nWhat to do." }) input: ReturnFeedbackInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("returnFeedback", input, returnFeedback));
  }

  @Mutation(() => IncidentPayloadType, {
    description:
      "发起核查；核查人不得属于处置机构。\nAsks for a check; refused CHECKER_IS_HANDLER for a handling agency.",
  })
  async requestCheck(
    @Arg("input", () => RequestCheckInput, { description: "操作内容。\nWhat to do." }) input: RequestCheckInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("requestCheck", input, requestCheck));
  }

  @Mutation(() => IncidentPayloadType, {
    description:
      "登记核查结论；不通过则返工，原时钟继续。\nRecords a check; FAILED means rework on the original clock.",
  })
  async recordCheck(
    @Arg("input", () => RecordCheckInput, { description: "操作内容。\nWhat to do." }) input: RecordCheckInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("recordCheck", input, recordCheck));
  }
}
