import { Arg, ID, Resolver, Root, Subscription } from "type-graphql";
import { CursorScalar } from "../common/cursor.scalar.js";
import { servedInGroups } from "../common/live-source.js";
import { FeedFrameType } from "../incidents/feed-frame.type.js";

/** What happens to tasks, as it happens. */
@Resolver()
export class TaskFeedSubscription {
  @Subscription(() => FeedFrameType, {
    subscribe: servedInGroups,
    description:
      "任务流：某队伍的出动，或某机构的任务及其出动；都不填时，队员看本队，机构看本机构，中心看辖区内全部任务。非本队、本机构的须由中心查看。\nWhat happens to the assignments of a squad, or to the tasks of an agency and whoever is on them; with neither, a squad member follows the own squad, an agency its own tasks, a center all tasks of its area. Only a center follows others than its own.",
  })
  taskFeed(
    @Root() frame: FeedFrameType,
    @Arg("squadId", () => ID, { nullable: true, description: "队伍。\nThe squad." }) _squadId: string | null,
    @Arg("agencyId", () => ID, { nullable: true, description: "机构。\nThe agency." }) _agencyId: string | null,
    @Arg("after", () => CursorScalar, {
      nullable: true,
      description: "从此位置之后；不填则从现在开始。\nBehind this place; from now on where left out.",
    })
    _after: string | null,
  ): FeedFrameType {
    return frame;
  }
}
