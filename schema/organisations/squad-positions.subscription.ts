import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from "type-graphql";
import type { SquadRow } from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { servedInGroups } from "../common/live-source.js";
import { positionOf } from "./squad-position.js";
import { SquadPositionType } from "./squad-position.type.js";
import { SquadPositionUpdateType } from "./squad-position-update.type.js";
import { SquadType } from "./squad.type.js";

interface SquadPositionUpdate {
  readonly squad: SquadRow;
}

/** Where the squads are, as they move. */
@Resolver()
export class SquadPositionsSubscription {
  @Subscription(() => [SquadPositionUpdateType], {
    subscribe: servedInGroups,
    description:
      "队伍位置：先送区划内全部在岗队伍，之后只送有变化的，每秒最多一次；警务队伍位置仅公安可见。\nWhere the squads of a division are: all on duty first, then those that moved, came or went, at most once a second; police are shown to police alone.",
  })
  squadPositions(
    @Root() updates: readonly SquadPositionUpdate[],
    @Arg("division", () => DivisionCodeScalar, {
      description: "区划，含下级。\nThe division with everything below it.",
    })
    _division: string,
  ): readonly SquadPositionUpdate[] {
    return updates;
  }
}

/** A squad and where it is. */
@Resolver(() => SquadPositionUpdateType)
export class SquadPositionUpdateResolver {
  @FieldResolver(() => SquadType, { description: "队伍。\nThe squad." })
  squad(@Root() { squad }: SquadPositionUpdate): SquadRow {
    return squad;
  }

  @FieldResolver(() => SquadPositionType, {
    nullable: true,
    description: "最新位置；下岗或尚未上报时为空。\nWhere it is; null once off duty or before its first report.",
  })
  position(@Root() { squad }: SquadPositionUpdate, @Ctx() ctx: RequestContext): Promise<SquadPositionType | null> {
    return positionOf(squad, ctx);
  }
}
