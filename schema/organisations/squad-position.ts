import {
  agenciesByIds,
  isStalePosition,
  maySeePosition,
  type SquadRow,
} from "../../server/modules/organisations/index.js";
import type { RequestContext } from "../common/context.js";
import { pointOf } from "../common/point.type.js";
import type { SquadPositionType } from "./squad-position.type.js";

/** Where a squad was last; null off duty, before its first report, and for whom it does not concern. */
export async function positionOf(squad: SquadRow, ctx: RequestContext): Promise<SquadPositionType | null> {
  const { accuracyMeters, positionTakenAt: takenAt, positionReceivedAt: receivedAt } = squad;
  const point = pointOf(squad.longitude, squad.latitude);
  if (point === null || takenAt === null || receivedAt === null) return null;
  const agency = await ctx.load(agenciesByIds, squad.agencyId);
  if (agency === null || !maySeePosition(ctx.viewer, { ...squad, agency })) return null;
  return { point, accuracyMeters, takenAt, receivedAt, isStale: isStalePosition(takenAt, ctx.services.clock.now()) };
}
