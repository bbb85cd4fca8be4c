import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { registerEvidence } from "../../server/modules/evidence/index.js";
import type { RequestContext } from "../common/context.js";
import { evidencePayload, EvidencePayloadType } from "./evidence-payload.type.js";
import { RegisterEvidenceInput } from "./register-evidence.input.js";

/** Evidence as it comes in. */
@Resolver(() => EvidencePayloadType)
export class EvidenceIntakeResolver {
  @Mutation(() => EvidencePayloadType, {
    description:
      "登记证据的摘要、时间、地点，得到一次性上传令牌。\nRegisters digest, time and place, and gives the one-time upload token.",
  })
  async registerEvidence(
    @Arg("input", () => RegisterEvidenceInput, { description: "操作内容。\nWhat to do." }) input: RegisterEvidenceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EvidencePayloadType> {
    return evidencePayload(await ctx.command("registerEvidence", input, registerEvidence));
  }
}
