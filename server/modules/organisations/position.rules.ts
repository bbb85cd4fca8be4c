import { accept, refuse, type Result } from "../../kernel/result.js";

/** One position as a device took it, already in WGS-84. */
export interface TakenPosition {
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracyMeters: number | null;
  readonly takenAt: Date;
}

/** The most positions that one batch may hold: 200 are over half an hour at one every ten seconds. */
export const POSITIONS_LIMIT = 200;
const MOST_AHEAD_MS = 2 * 60_000;
const STALE_AFTER_MS = 15 * 60_000;
/** A fix by cell tower alone is kept in the track but does not move the squad on the map. */
const WORST_ACCURACY_METERS = 500;

/** The batch in the order of device time, one per instant; refuses an empty or too long batch, impossible numbers and times more than two minutes ahead, naming the index. */
export function orderPositions(positions: readonly TakenPosition[], now: Date): Result<readonly TakenPosition[]> {
  if (positions.length === 0 || positions.length > POSITIONS_LIMIT) {
    return refuse("INVALID_INPUT", {
      path: ["input", "positions"],
      because: `一次上报 1 至 ${POSITIONS_LIMIT} 个位置。Report between 1 and ${POSITIONS_LIMIT} positions at once.`,
    });
  }
  for (const [index, position] of positions.entries()) {
    const path = ["input", "positions", String(index)];
    if (!isPossible(position)) {
      return refuse("INVALID_INPUT", {
        path,
        because: `第 ${index + 1} 个位置的坐标、精度或时间不合法。Position ${index + 1} is not a place, an accuracy and a time.`,
      });
    }
    if (position.takenAt.getTime() > now.getTime() + MOST_AHEAD_MS) {
      return refuse("TOO_FAR_IN_FUTURE", {
        path: [...path, "takenAt"],
        because: `第 ${index + 1} 个位置的时间晚于当前时间两分钟以上，请校准设备时钟。Position ${index + 1} lies more than two minutes ahead; set the device's clock.`,
      });
    }
  }
  const byInstant = new Map(positions.map((position) => [position.takenAt.getTime(), position]));
  return accept([...byInstant.values()].sort((a, b) => a.takenAt.getTime() - b.takenAt.getTime()));
}

/** The newest position of an ordered batch that is exact enough to stand for the squad, or null. */
export function newestExact(ordered: readonly TakenPosition[]): TakenPosition | null {
  return (
    ordered.findLast(({ accuracyMeters }) => accuracyMeters === null || accuracyMeters <= WORST_ACCURACY_METERS) ?? null
  );
}

/** A position older than a quarter of an hour by device time says where the squad was, not where it is. */
export function isStalePosition(takenAt: Date, now: Date): boolean {
  return now.getTime() - takenAt.getTime() > STALE_AFTER_MS;
}

function isPossible({ longitude, latitude, accuracyMeters, takenAt }: TakenPosition): boolean {
  return (
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 90 &&
    (accuracyMeters === null || (Number.isFinite(accuracyMeters) && accuracyMeters >= 0)) &&
    !Number.isNaN(takenAt.getTime())
  );
}
