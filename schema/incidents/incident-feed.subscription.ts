import { Arg, Resolver, Root, Subscription } from "type-graphql";
import { CursorScalar } from "../common/cursor.scalar.js";
import { servedInGroups } from "../common/live-source.js";
import { FeedFilterInput } from "./feed-filter.input.js";
import { FeedFrameType } from "./feed-frame.type.js";

/** What happens, as it happens. */
@Resolver()
export class IncidentFeedSubscription {
  @Subscription(() => FeedFrameType, {
    subscribe: servedInGroups,
    description:
      "实时流：您可见的每一条日志，按位置依次送达，不漏不重；队伍位置除外，除非在 types 中点名。断线后以最后的 cursor 作为 after 续订。\nEvery entry of the journal that the viewer may see, in the order of positions, without gap or double; positions of squads only if types names them. After a broken line go on with the last cursor as after.",
  })
  incidentFeed(
    @Root() frame: FeedFrameType,
    @Arg("where", () => FeedFilterInput, { nullable: true, description: "筛选条件。\nWhat to narrow it to." })
    _where: FeedFilterInput | null,
    @Arg("after", () => CursorScalar, {
      nullable: true,
      description: "从此位置之后；不填则从现在开始。\nBehind this place; from now on where left out.",
    })
    _after: string | null,
  ): FeedFrameType {
    return frame;
  }
}
