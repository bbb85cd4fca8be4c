import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import {
  availabilityOf,
  engagementsBySquad,
  liveAssignmentsBySquad,
  type AssignmentRow,
  type Availability,
  type AvailabilityWithReason,
} from "../../server/modules/dispatch/index.js";
import type { SquadRow } from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { SquadType } from "../organisations/squad.type.js";
import { AssignmentType } from "./assignment.type.js";
import { AvailabilityEnum } from "./availability.enum.js";

/** What a squad is doing, and whether it can be sent. */
@Resolver(() => SquadType)
export class SquadAvailabilityResolver {
  @FieldResolver(() => AvailabilityEnum, { description: "可派状态。\nWhether it can be sent." })
  async availability(@Root() squad: SquadRow, @Ctx() ctx: RequestContext): Promise<Availability> {
    return (await explained(squad, ctx)).availability;
  }

  @FieldResolver(() => String, { description: "可派状态的原因。\nWhy it can or cannot be sent." })
  async availabilityReason(@Root() squad: SquadRow, @Ctx() ctx: RequestContext): Promise<string> {
    return (await explained(squad, ctx)).reason;
  }

  @FieldResolver(() => [AssignmentType], {
    description: "在办的出动，仅含可见事件的。\nWhat it is on now, as far as the viewer may see the incidents.",
  })
  async liveAssignments(@Root() { id }: SquadRow, @Ctx() ctx: RequestContext): Promise<readonly AssignmentRow[]> {
    return (await ctx.load(liveAssignmentsBySquad, id)) ?? [];
  }
}

async function explained(squad: SquadRow, ctx: RequestContext): Promise<AvailabilityWithReason> {
  return availabilityOf(squad, (await ctx.load(engagementsBySquad, squad.id)) ?? {});
}
