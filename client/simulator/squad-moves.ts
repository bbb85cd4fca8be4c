import type { Place } from "./incident-form.js";
import { driveMs, placeAt, routeBetween } from "./route.js";

/** A position as a device took it. */
export interface TakenPosition extends Place {
  readonly takenAt: string;
  readonly accuracyMeters: number;
}

interface Drive {
  readonly route: readonly Place[];
  readonly startedMs: number;
  readonly endsMs: number;
  readonly sendEveryMs: number;
}

interface Whereabouts {
  place: Place;
  drive: Drive | null;
  sentMs: number;
}

/** On the way to an incident a squad reports often, on patrol seldom, standing just often enough to stay fresh (15 minutes). */
const ON_THE_WAY_EVERY_MS = 5_000;
const ON_PATROL_EVERY_MS = 15_000;
const STANDING_EVERY_MS = 9 * 60_000;
const POSITIONS_A_BATCH = 3;
const ACCURACY_METERS = 12;

/** Where the squads are that the simulator plays, and what they have to report of it. */
export class SquadMoves {
  private readonly squads = new Map<string, Whereabouts>();

  constructor(private readonly speed: number) {}

  /** Gets to know a squad and where it stands. */
  meet(squadId: string, place: Place): void {
    if (!this.squads.has(squadId)) this.squads.set(squadId, { place, drive: null, sentMs: Number.NEGATIVE_INFINITY });
  }

  /** Sends a squad on its way from where it is; gives how long it takes. A squad on its way there already goes on. */
  setOut(squadId: string, to: Place, { nowMs, bend, isPatrol = false }: Leaving): number {
    const squad = this.squads.get(squadId);
    if (squad === undefined) return driveMs(to, to) / this.speed;
    const from = this.placeOf(squad, nowMs);
    const goal = squad.drive?.route.at(-1);
    const isOnTheWay = goal?.longitude === to.longitude && goal.latitude === to.latitude;
    if (squad.drive !== null && isOnTheWay) return Math.max(0, squad.drive.endsMs - nowMs);
    const takes = driveMs(from, to) / this.speed;
    const sendEveryMs = isPatrol ? ON_PATROL_EVERY_MS : ON_THE_WAY_EVERY_MS;
    squad.place = from;
    squad.drive = { route: routeBetween(from, to, bend), startedMs: nowMs, endsMs: nowMs + takes, sendEveryMs };
    return takes;
  }

  /** Whether a squad is on its way somewhere. */
  isMoving(squadId: string): boolean {
    return (this.squads.get(squadId)?.drive ?? null) !== null;
  }

  /** How many squads are on their way. */
  get moving(): number {
    return [...this.squads.values()].filter(({ drive }) => drive !== null).length;
  }

  /** The batches that are due now, by squad; what is given is counted as sent. */
  takeDue(nowMs: number): ReadonlyMap<string, readonly TakenPosition[]> {
    const due = new Map<string, readonly TakenPosition[]>();
    for (const [squadId, squad] of this.squads) {
      const { drive } = squad;
      const hasArrived = drive !== null && nowMs >= drive.endsMs;
      if (!hasArrived && nowMs - squad.sentMs < (drive?.sendEveryMs ?? STANDING_EVERY_MS)) continue;
      due.set(squadId, this.batch(squad, nowMs));
      squad.place = this.placeOf(squad, nowMs);
      squad.sentMs = nowMs;
      if (hasArrived) squad.drive = null;
    }
    return due;
  }

  private batch(squad: Whereabouts, nowMs: number): readonly TakenPosition[] {
    const since = squad.drive === null ? nowMs : Math.max(squad.drive.startedMs, squad.sentMs);
    const count = squad.drive === null ? 1 : POSITIONS_A_BATCH;
    return Array.from({ length: count }, (_, index) => {
      const takenMs = nowMs - ((count - 1 - index) * (nowMs - since)) / count;
      const accuracyMeters = ACCURACY_METERS;
      return { ...this.placeOf(squad, takenMs), takenAt: new Date(takenMs).toISOString(), accuracyMeters };
    });
  }

  private placeOf({ place, drive }: Whereabouts, atMs: number): Place {
    if (drive === null) return place;
    return placeAt(drive.route, (atMs - drive.startedMs) / (drive.endsMs - drive.startedMs));
  }
}

/** When a squad leaves, how its way bends (between 0 and 1), and whether only to show itself. */
export interface Leaving {
  readonly nowMs: number;
  readonly bend: number;
  readonly isPatrol?: boolean;
}
