import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  cancelIncident,
  closeIncident,
  reopenIncident,
  resumeIncident,
  suspendIncident,
} from "../../server/modules/incidents/index.js";
import type { RequestContext } from "../common/context.js";
import { incidentPayload, IncidentPayloadType } from "./incident-payload.type.js";
import { CancelIncidentInput } from "./cancel-incident.input.js";
import { CloseIncidentInput } from "./close-incident.input.js";
import { ReopenIncidentInput } from "./reopen-incident.input.js";
import { ResumeIncidentInput } from "./resume-incident.input.js";
import { SuspendIncidentInput } from "./suspend-incident.input.js";

/** Commands that end an incident, let it rest or begin it anew. */
@Resolver(() => IncidentPayloadType)
export class IncidentEndingResolver {
  @Mutation(() => IncidentPayloadType, { description: "结案，须选择结案方式。\nCloses with a disposition." })
  async closeIncident(
    @Arg("input", () => CloseIncidentInput, { description: "操作内容。\nWhat to do." }) input: CloseIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("closeIncident", input, closeIncident));
  }

  @Mutation(() => IncidentPayloadType, {
    description: "重新办理：结案 30 日内，或复议不予受理。\nReopens within 30 days, or reconsiders a rejection.",
  })
  async reopenIncident(
    @Arg("input", () => ReopenIncidentInput, { description: "操作内容。\nWhat to do." }) input: ReopenIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("reopenIncident", input, reopenIncident));
  }

  @Mutation(() => IncidentPayloadType, { description: "撤销，仅限到场之前。\nCancels, before arrival only." })
  async cancelIncident(
    @Arg("input", () => CancelIncidentInput, { description: "操作内容。\nWhat to do." }) input: CancelIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("cancelIncident", input, cancelIncident));
  }

  @Mutation(() => IncidentPayloadType, {
    description: "挂账：时钟停走，90 天内复核。\nSuspends for a listed reason; reviewed within 90 days.",
  })
  async suspendIncident(
    @Arg("input", () => SuspendIncidentInput, { description: "操作内容。\nWhat to do." }) input: SuspendIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("suspendIncident", input, suspendIncident));
  }

  @Mutation(() => IncidentPayloadType, { description: "恢复办理。\nResumes." })
  async resumeIncident(
    @Arg("input", () => ResumeIncidentInput, { description: "操作内容。\nWhat to do." }) input: ResumeIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("resumeIncident", input, resumeIncident));
  }
}
