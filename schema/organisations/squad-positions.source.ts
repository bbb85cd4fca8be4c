import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../server/kernel/ids.js";
import { isId } from "../../server/kernel/ids.js";
import { refuse } from "../../server/kernel/result.js";
import { divisionsByCode } from "../../server/modules/geography/index.js";
import {
  agenciesByIds,
  maySeePosition,
  squads,
  squadsByIds,
  type SquadRow,
} from "../../server/modules/organisations/index.js";
import { accepted } from "../common/accepted.js";
import type { RequestContext } from "../common/context.js";
import { latestSource } from "../common/live-source.js";

interface SquadPositionsArguments {
  readonly division: string;
}

const TELLING = new Set(["squad.moved", "squad.on-duty", "squad.off-duty"]);

/** Where the squads of a division are: all of them first, then those that moved, came or went. */
export const squadPositionsSource = latestSource<SquadPositionsArguments>({
  everyMs: 1_000,
  refreshMs: null,
  isWhole: false,
  async check({ division }, ctx) {
    if ((await ctx.load(divisionsByCode, division)) === null) accepted(refuse("NOT_FOUND", { path: ["division"] }));
  },
  touches: ({ type, squadId }) => (TELLING.has(type) ? squadId : null),
  async read({ division }, ctx, touched) {
    const found = await (touched === null
      ? squads(await ctx.em(), { division, isOnDuty: true })
      : named(await ctx.em(), touched));
    const shown = await Promise.all(found.map((squad) => isShown(squad, division, ctx)));
    const updates = found.filter((_squad, index) => shown[index]).map((squad) => ({ squad }));
    return touched !== null && updates.length === 0 ? null : { root: updates, mark: null };
  },
});

async function named(em: EntityManager, touched: ReadonlySet<string>): Promise<readonly SquadRow[]> {
  const ids = [...touched].filter((id): id is Id<"sqd"> => isId(id, "sqd"));
  return [...(await squadsByIds(em, ids)).values()];
}

/** Whoever may see a squad's position on duty is also told that it went off duty, by a position that is empty. */
async function isShown(squad: SquadRow, division: string, ctx: RequestContext): Promise<boolean> {
  const agency = await ctx.load(agenciesByIds, squad.agencyId);
  return (
    agency !== null &&
    agency.divisionCode.startsWith(division) &&
    maySeePosition(ctx.viewer, { ...squad, isOnDuty: true, agency })
  );
}
