import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { accept, refuse } from "../../kernel/result.js";
import type { Command } from "../../platform/commands/index.js";
import { rows } from "../../platform/database/index.js";
import { toWgs84, type CoordinateSystem } from "../geography/index.js";
import { agenciesByIds } from "./agency.queries.js";
import { newestExact, orderPositions, POSITIONS_LIMIT, type TakenPosition } from "./position.rules.js";
import type { SquadAnswer } from "./set-squad-duty.js";
import type { SquadEntity, SquadTrackEntity } from "./squad.entity.js";
import { squadMoved } from "./squad.events.js";
import { mayReportPositions } from "./squad.policy.js";
import { squadsByIds } from "./squad.queries.js";

/** One position as the device sends it. */
export interface ReportedPosition {
  readonly longitude: number;
  readonly latitude: number;
  readonly system?: CoordinateSystem | null | undefined;
  readonly accuracyMeters?: number | null | undefined;
  readonly takenAt: Date;
}

/** A batch of positions of one squad, in any order, late or twice. */
export interface ReportPositions {
  readonly squadId: Id<"sqd">;
  readonly positions: readonly ReportedPosition[];
}

/** Keeps a batch in the squad's track and moves the squad where the batch knows something newer; late positions never move it back. */
export const reportPositions: Command<ReportPositions, SquadAnswer> = async (tx, { squadId, positions }) => {
  const squad = (await squadsByIds(tx.em, [squadId])).get(squadId);
  const agency = squad === undefined ? undefined : (await agenciesByIds(tx.em, [squad.agencyId])).get(squad.agencyId);
  if (squad === undefined || agency === undefined) return refuse("NOT_FOUND", { path: ["input", "squadId"] });
  if (!mayReportPositions(tx.actor, { id: squad.id, isOnDuty: squad.isOnDuty, agency })) return refuse("FORBIDDEN");
  // One beyond the limit is enough to be refused; the rest of a huge batch is not even converted.
  const ordered = orderPositions(positions.slice(0, POSITIONS_LIMIT + 1).map(inWgs84), tx.now);
  if (!ordered.ok) return ordered;
  await tx.elevate();
  await keepTrack(tx.em, squadId, ordered.value, tx.now);
  const newest = newestExact(ordered.value);
  if (newest !== null && (await moveForward(tx.em, squadId, newest, tx.now)))
    tx.record(squadMoved(squad, agency, newest));
  return accept({ squadId });
};

function inWgs84({ longitude, latitude, system, accuracyMeters, takenAt }: ReportedPosition): TakenPosition {
  return { ...toWgs84({ longitude, latitude }, system ?? "WGS84"), accuracyMeters: accuracyMeters ?? null, takenAt };
}

async function keepTrack(
  em: EntityManager,
  squadId: Id<"sqd">,
  ordered: readonly TakenPosition[],
  receivedAt: Date,
): Promise<void> {
  await rows<typeof SquadTrackEntity>(em)
    .insertInto("SquadTrack")
    .values(ordered.map((position) => ({ ...position, squadId, receivedAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

// By statement and not by entity: a new position is no new version of the squad, or every step would make somebody's expectedVersion stale.
async function moveForward(
  em: EntityManager,
  squadId: Id<"sqd">,
  { takenAt, ...place }: TakenPosition,
  receivedAt: Date,
): Promise<boolean> {
  const moved = await rows<typeof SquadEntity>(em)
    .updateTable("Squad")
    .set({ ...place, positionTakenAt: takenAt, positionReceivedAt: receivedAt })
    .where("id", "=", squadId)
    .where((column) => column.or([column("positionTakenAt", "is", null), column("positionTakenAt", "<", takenAt)]))
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}
