import { Arg, Resolver, Root, Subscription } from "type-graphql";
import type { Board } from "../../server/modules/board/index.js";
import { DivisionCodeScalar } from "../common/division-code.scalar.js";
import { servedInGroups } from "../common/live-source.js";
import { CommandBoardType } from "./command-board.type.js";

/** The counters of a command screen, as they change. */
@Resolver()
export class BoardSubscription {
  @Subscription(() => CommandBoardType, {
    subscribe: servedInGroups,
    description:
      "指挥看板：先送当前计数，之后有变化才送，每秒最多两次。\nThe counters now, then whenever they change, at most twice a second.",
  })
  board(
    @Root() board: Board,
    @Arg("division", () => DivisionCodeScalar, { description: "区划。\nThe division." }) _division: string,
  ): Board {
    return board;
  }
}
