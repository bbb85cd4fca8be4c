import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Duty } from "../../server/modules/matters/index.js";
import { linesByCodes } from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { LineType } from "../organisations/line.type.js";
import { DutyType } from "./duty.type.js";

/** Duties: the line behind a code. */
@Resolver(() => DutyType)
export class DutyResolver {
  @FieldResolver(() => LineType, {
    nullable: true,
    description: "条线；不限条线则为空。\nThe line; null where any line will do.",
  })
  line(@Root() { lineCode }: Duty, @Ctx() ctx: RequestContext): Promise<LineType | null> | null {
    return lineCode === null ? null : ctx.load(linesByCodes, lineCode);
  }
}
