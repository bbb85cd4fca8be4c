import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { isDeadlineOverdue, type DeadlineRow } from "../../server/modules/incidents/index.js";
import type { RequestContext } from "../common/context.js";
import { DeadlineType } from "./deadline.type.js";

/** Deadlines: whether they are late. */
@Resolver(() => DeadlineType)
export class DeadlineResolver {
  @FieldResolver(() => Boolean, {
    description:
      "是否超时：逾时未完成，或完成时已逾时。\nWhether it was met too late, or is not met and its time has run out.",
  })
  isOverdue(@Root() deadline: DeadlineRow, @Ctx() ctx: RequestContext): boolean {
    return isDeadlineOverdue(deadline, ctx.services.clock.now());
  }
}
