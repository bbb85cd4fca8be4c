import { ObjectType } from "type-graphql";

/** Where a squad is now; its fields are in squad-positions.subscription. */
@ObjectType("SquadPositionUpdate", {
  description: "一支队伍的最新位置。\nWhere a squad is now.",
})
export class SquadPositionUpdateType {}
