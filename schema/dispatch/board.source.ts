import { refuse } from "../../server/kernel/result.js";
import { readBoard } from "../../server/modules/board/index.js";
import { divisionsByCode } from "../../server/modules/geography/index.js";
import { accepted } from "../common/accepted.js";
import { latestSource } from "../common/live-source.js";

interface BoardArguments {
  readonly division: string;
}

/** The counters of a division. Some of them move by the clock alone, like what is overdue, hence the look without news. */
export const boardSource = latestSource<BoardArguments>({
  everyMs: 500,
  refreshMs: 5_000,
  isWhole: true,
  async check({ division }, ctx) {
    if ((await ctx.load(divisionsByCode, division)) === null) accepted(refuse("NOT_FOUND", { path: ["division"] }));
  },
  touches: ({ type }) => (type === "squad.moved" ? null : "board"),
  async read({ division }, ctx) {
    const now = ctx.services.clock.now();
    const board = await readBoard(await ctx.em(), { actor: ctx.viewer, divisionCode: division, now });
    return { root: board, mark: JSON.stringify(board) };
  },
});
