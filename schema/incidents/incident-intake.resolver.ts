import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from "type-graphql";
import { isVisible } from "../../server/kernel/visibility.js";
import {
  type Incident,
  incidentNumber,
  incidentsById,
  type IncidentRow,
  addNote,
  callCounty,
  changeTier,
  handDown,
  rejectIncident,
  takeOver,
} from "../../server/modules/incidents/index.js";
import { fileIncident, mergeIncident, reportIncident, splitReport } from "../../server/modules/intake/index.js";
import { asksOnly } from "../common/asks-only.js";
import type { RequestContext } from "../common/context.js";
import { incidentPayload, IncidentPayloadType } from "./incident-payload.type.js";
import { IncidentType } from "./incident.type.js";
import { AddNoteInput } from "./add-note.input.js";
import { CallCountyInput } from "./call-county.input.js";
import { ChangeTierInput } from "./change-tier.input.js";
import { FileIncidentInput } from "./file-incident.input.js";
import { HandDownInput } from "./hand-down.input.js";
import { MergeIncidentInput } from "./merge-incident.input.js";
import { RejectIncidentInput } from "./reject-incident.input.js";
import { ReportIncidentInput } from "./report-incident.input.js";
import { SplitReportInput } from "./split-report.input.js";
import { TakeOverInput } from "./take-over.input.js";

/** Commands on incidents from report to filing. */
@Resolver(() => IncidentPayloadType)
export class IncidentIntakeResolver {
  @Mutation(() => IncidentPayloadType, {
    description:
      "上报：定位、定事项、按责任清单派单；无需人工时即时立案并派出任务。\nReports: locates, takes or guesses the matter, routes, and files at once where nothing needs a person.",
  })
  async reportIncident(
    @Arg("input", () => ReportIncidentInput, { description: "操作内容。\nWhat to do." }) input: ReportIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    const made: Incident[] = [];
    const outcome = await ctx.command("reportIncident", input, (tx, said) =>
      reportIncident(tx, said, (incident) => made.push(incident)),
    );
    return incidentPayload(outcome, made.at(-1));
  }

  @Mutation(() => IncidentPayloadType, { description: "受理立案。\nFiles; refused without a matter." })
  async fileIncident(
    @Arg("input", () => FileIncidentInput, { description: "操作内容。\nWhat to do." }) input: FileIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("fileIncident", input, fileIncident));
  }

  @Mutation(() => IncidentPayloadType, {
    description:
      "不予受理；热线、110、上级交办的不得退回。\nRejects; refused for orders of the hotline, 110 and superiors.",
  })
  async rejectIncident(
    @Arg("input", () => RejectIncidentInput, { description: "操作内容。\nWhat to do." }) input: RejectIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("rejectIncident", input, rejectIncident));
  }

  @Mutation(() => IncidentPayloadType, { description: "并入另一事件。\nMerges a duplicate into another incident." })
  async mergeIncident(
    @Arg("input", () => MergeIncidentInput, { description: "操作内容。\nWhat to do." }) input: MergeIncidentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("mergeIncident", input, mergeIncident));
  }

  @Mutation(() => IncidentPayloadType, { description: "撤销错误的合并。\nUndoes a wrong merge." })
  async splitReport(
    @Arg("input", () => SplitReportInput, { description: "操作内容。\nWhat to do." }) input: SplitReportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("splitReport", input, splitReport));
  }

  @Mutation(() => IncidentPayloadType, {
    description: "乡呼县应：自此由县中心指挥。\nCalls the county, whose center commands from here on.",
  })
  async callCounty(
    @Arg("input", () => CallCountyInput, { description: "操作内容。\nWhat to do." }) input: CallCountyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("callCounty", input, callCounty));
  }

  @Mutation(() => IncidentPayloadType, {
    description:
      "下派乡镇；责任清单未规定乡镇牵头的拒绝。\nHands down; refused NOT_ON_LIST where the township is not lead.",
  })
  async handDown(
    @Arg("input", () => HandDownInput, { description: "操作内容。\nWhat to do." }) input: HandDownInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("handDown", input, handDown));
  }

  @Mutation(() => IncidentPayloadType, { description: "提级办理：由县中心接管。\nThe county takes over." })
  async takeOver(
    @Arg("input", () => TakeOverInput, { description: "操作内容。\nWhat to do." }) input: TakeOverInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("takeOver", input, takeOver));
  }

  @Mutation(() => IncidentPayloadType, { description: "调整等级。\nChanges the tier." })
  async changeTier(
    @Arg("input", () => ChangeTierInput, { description: "操作内容。\nWhat to do." }) input: ChangeTierInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("changeTier", input, changeTier));
  }

  @Mutation(() => IncidentPayloadType, { description: "添加备注，记入日志。\nAdds a note to the journal." })
  async addNote(
    @Arg("input", () => AddNoteInput, { description: "操作内容。\nWhat to do." }) input: AddNoteInput,
    @Ctx() ctx: RequestContext,
  ): Promise<IncidentPayloadType> {
    return incidentPayload(await ctx.command("addNote", input, addNote));
  }

  @FieldResolver(() => IncidentType, {
    nullable: true,
    description: "操作后的事件；被拒绝时为空。\nThe incident after it; null where refused.",
  })
  incident(
    @Root() { incidentId, made }: IncidentPayloadType,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<IncidentRow | null> | IncidentRow | null {
    if (incidentId == null) return null;
    // What hangs on it is read, and then it is read with it: one answer shows one instant.
    if (made == null || !asksOnly(info, (field) => field in made)) return ctx.load(incidentsById, incidentId);
    return isVisible(ctx.viewer.scope, made) ? made : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "事件编号；事件在自己辖区以外、看不到其内容时也给出，作为受理凭据。\nThe number for people: a receipt also where the incident lies outside the own area and cannot be seen.",
  })
  async number(@Root() { incidentId, made }: IncidentPayloadType, @Ctx() ctx: RequestContext): Promise<string | null> {
    if (incidentId == null) return null;
    if (made != null) return made.number;
    const seen = await ctx.load(incidentsById, incidentId);
    // The command itself answered with this id: its caller made or changed the incident, so the number tells nothing new.
    if (seen === null) return ctx.services.database.read({ system: "receipt" }, (em) => incidentNumber(em, incidentId));
    return seen.number;
  }
}
