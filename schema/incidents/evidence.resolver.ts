import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { evidenceById, type EvidenceRow } from "../../server/modules/evidence/index.js";
import type { RequestContext } from "../common/context.js";
import { pointOf, PointType } from "../common/point.type.js";
import { EvidencePayloadType } from "./evidence-payload.type.js";
import { EvidenceType } from "./evidence.type.js";

/** Evidence: its place and where its bytes are. */
@Resolver(() => EvidenceType)
export class EvidenceResolver {
  @FieldResolver(() => PointType, { nullable: true, description: "采集地点。\nWhere it was taken." })
  point(@Root() { longitude, latitude }: EvidenceRow): PointType | null {
    return pointOf(longitude, latitude);
  }

  @FieldResolver(() => String, { description: "文件地址，须登录。\nWhere its bytes are; signed-in callers only." })
  url(@Root() { id }: EvidenceRow): string {
    return `/evidence/${id}`;
  }
}

/** What registering evidence answers. */
@Resolver(() => EvidencePayloadType)
export class EvidencePayloadResolver {
  @FieldResolver(() => EvidenceType, { nullable: true, description: "登记的证据。\nThe evidence that was registered." })
  evidence(
    @Root() { evidenceId }: EvidencePayloadType,
    @Ctx() ctx: RequestContext,
  ): Promise<EvidenceRow | null> | null {
    return evidenceId == null ? null : ctx.load(evidenceById, evidenceId);
  }
}
