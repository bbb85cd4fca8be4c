import type { Id } from "../../server/kernel/ids.js";
import { refuse } from "../../server/kernel/result.js";
import { squadsByIds } from "../../server/modules/organisations/index.js";
import { accepted } from "../common/accepted.js";
import type { RequestContext } from "../common/context.js";
import { feedSource } from "../common/live-source.js";

interface TaskFeedArguments {
  readonly squadId?: Id<"sqd"> | null;
  readonly agencyId?: Id<"agc"> | null;
}

/**
 * What happens to tasks and their assignments. Of a squad: its own assignments. Of an agency: its tasks with every squad on them.
 * Where neither is named a squad member follows the own squad, an agency its own tasks, and who answers for an area all tasks in it.
 */
export const taskFeedSource = feedSource<TaskFeedArguments>(async (args, ctx) => {
  const { squadId, agencyId } = await checkOwn(args, ctx);
  return (entry) => {
    if (entry.taskId === null) return false;
    if (squadId !== null && entry.squadId !== squadId) return false;
    return agencyId === null || entry.changes["agencyId"] === agencyId;
  };
});

type Followed = { readonly squadId: Id<"sqd"> | null; readonly agencyId: Id<"agc"> | null };

/** Who answers for an area may follow anybody, for what they see of them; everybody else their own squad and agencies. */
async function checkOwn(
  { squadId = null, agencyId = null }: TaskFeedArguments,
  ctx: RequestContext,
): Promise<Followed> {
  const { scope, post, squadId: ownSquadId, agencyId: ownAgencyId } = ctx.viewer;
  if (scope.areas.length > 0) return { squadId, agencyId };
  if (agencyId !== null && !scope.agencies.includes(agencyId)) accepted(refuse("NOT_FOUND", { path: ["agencyId"] }));
  if (squadId !== null && squadId !== ownSquadId) {
    const squad = post === "SQUAD_MEMBER" ? null : await ctx.load(squadsByIds, squadId);
    if (squad === null || !scope.agencies.includes(squad.agencyId))
      accepted(refuse("NOT_FOUND", { path: ["squadId"] }));
  }
  if (squadId !== null || agencyId !== null) return { squadId, agencyId };
  return post === "SQUAD_MEMBER" ? { squadId: ownSquadId, agencyId: null } : { squadId: null, agencyId: ownAgencyId };
}
