import type { Id } from "../../kernel/ids.js";
import { isStalePosition } from "../organisations/index.js";
import { availabilityOf, loadOf, type Engagement } from "../dispatch/index.js";

/** A place in degrees of WGS-84. */
export interface Spot {
  readonly longitude: number;
  readonly latitude: number;
}

/** A squad as the recommendation looks at it. */
export interface SquadInReach {
  readonly id: Id<"sqd">;
  readonly callSign: string;
  readonly isOnDuty: boolean;
  readonly requiredCertified: number;
  readonly certifiedOnDuty: number;
  readonly engagement: Engagement;
  /** Null where it never reported one; "hidden" where the viewer may not see it. */
  readonly position: (Spot & { readonly takenAt: Date }) | "hidden" | null;
}

/** Where the incident is: exactly, by the seat of its village, or unknown. */
export type IncidentPlace = (Spot & { readonly isEstimated: boolean }) | null;

/** A squad in its rank with what speaks for and against it. */
export interface RankedSquad {
  readonly squadId: Id<"sqd">;
  readonly rank: number;
  readonly distanceMeters: number | null;
  readonly travelSeconds: number | null;
  readonly reasons: readonly string[];
  readonly warnings: readonly string[];
}

/** The ranked squads; where there is none, why. */
export interface RecommendedSquads {
  readonly candidates: readonly RankedSquad[];
  readonly shortfall: readonly string[];
}

/** Roads of a county in hills are about 1.4 times the straight line (circuity of rural networks, 1.3 to 1.5). */
const DETOUR = 1.4;
/** 40 km/h on the average over county roads and village streets. */
const SPEED_METERS_PER_SECOND = 40_000 / 3_600;
const EARTH_RADIUS_METERS = 6_371_008.8;

/** Ranks squads: on duty and able, fresh position, distance × detour ÷ speed, load, then call sign; an empty answer says why. */
export function recommendFrom(squads: readonly SquadInReach[], place: IncidentPlace, now: Date): RecommendedSquads {
  if (squads.length === 0) return none("相关机构没有处置队伍 The agency has no squad");
  const onDuty = squads.filter(({ isOnDuty }) => isOnDuty);
  if (onDuty.length === 0) return none(`${squads.length} 支队伍均未上勤 Nobody is on duty`);
  const able = onDuty.filter((squad) => squad.certifiedOnDuty >= squad.requiredCertified);
  if (able.length === 0)
    return none(`在勤 ${onDuty.length} 支队伍持证人数均不足 No crew has enough certified officers`);
  const free = able.filter((squad) => availabilityOf(squad, squad.engagement).availability !== "UNAVAILABLE");
  if (free.length === 0) return none(`在勤 ${able.length} 支队伍均在处置其他任务 All are committed`);
  // Without a place no position matters, so none is too old.
  const reachable =
    place === null
      ? free
      : free.filter(
          ({ position }) => position === "hidden" || (position !== null && !isStalePosition(position.takenAt, now)),
        );
  if (reachable.length === 0)
    return none(`${free.length} 支可派队伍的位置过旧或未上报 Positions are too old or were never reported`);
  const measured = reachable.map((squad) => ({ squad, distance: distanceOf(squad, place) })).sort(byPreference);
  return { candidates: measured.map((one, index) => describe(one, index + 1, place, now)), shortfall: [] };
}

interface Measured {
  readonly squad: SquadInReach;
  readonly distance: number | null;
}

function none(because: string): RecommendedSquads {
  return { candidates: [], shortfall: [because] };
}

function distanceOf({ position }: SquadInReach, place: IncidentPlace): number | null {
  return place === null || position === null || position === "hidden" ? null : metersBetween(position, place);
}

/** Free squads before those that have accepted something, nearer before farther, measured before unmeasured, less loaded before more. */
function byPreference(a: Measured, b: Measured): number {
  const isTaken = ({ squad }: Measured): number =>
    availabilityOf(squad, squad.engagement).availability === "AVAILABLE" ? 0 : 1;
  const far = ({ distance }: Measured): number => distance ?? Number.MAX_VALUE;
  return (
    isTaken(a) - isTaken(b) ||
    far(a) - far(b) ||
    loadOf(a.squad.engagement) - loadOf(b.squad.engagement) ||
    (a.squad.callSign < b.squad.callSign ? -1 : 1)
  );
}

function describe({ squad, distance }: Measured, rank: number, place: IncidentPlace, now: Date): RankedSquad {
  const travelSeconds = distance === null ? null : Math.round((distance * DETOUR) / SPEED_METERS_PER_SECOND);
  const { availability, reason } = availabilityOf(squad, squad.engagement);
  const reasons = availability === "AVAILABLE" ? [reason] : [];
  const warnings = availability === "AVAILABLE" ? [] : [reason];
  if (distance !== null && travelSeconds !== null) {
    reasons.push(
      `距现场约 ${(distance / 1000).toFixed(1)} 公里，预计 ${Math.max(1, Math.ceil(travelSeconds / 60))} 分钟到达`,
    );
  }
  if (squad.position !== null && squad.position !== "hidden" && !isStalePosition(squad.position.takenAt, now)) {
    reasons.push(
      `位置更新于 ${Math.max(0, Math.round((now.getTime() - squad.position.takenAt.getTime()) / 60_000))} 分钟前`,
    );
  }
  if (squad.requiredCertified > 0)
    reasons.push(`在勤持证 ${squad.certifiedOnDuty} 人，符合 ${squad.requiredCertified} 人要求`);
  const load = loadOf(squad.engagement);
  if (load > 0) reasons.push(`手上任务 ${load} 项`);
  if (place === null) warnings.push("事件地点不明，未计算距离");
  else if (place.isEstimated) warnings.push("事件无坐标，按村驻地估算距离");
  if (place !== null && squad.position === "hidden") warnings.push("位置不对您公开，未计算距离");
  return {
    squadId: squad.id,
    rank,
    distanceMeters: distance === null ? null : Math.round(distance),
    travelSeconds,
    reasons,
    warnings,
  };
}

/** The length of the great circle between two places. */
export function metersBetween(a: Spot, b: Spot): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const halfLatitude = Math.sin(radians(b.latitude - a.latitude) / 2);
  const halfLongitude = Math.sin(radians(b.longitude - a.longitude) / 2);
  const chord = halfLatitude ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * halfLongitude ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(chord)));
}
