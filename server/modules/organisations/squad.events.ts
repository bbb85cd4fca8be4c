import type { DomainEvent } from "../../kernel/event.js";
import type { Id } from "../../kernel/ids.js";
import type { Audience } from "../../kernel/visibility.js";
import type { AgencyKind } from "./agency.entity.js";
import { isPolice } from "./agency.rules.js";

/** What the audience of a squad's events is made from. */
export interface AgencyOfSquad {
  readonly id: Id<"agc">;
  readonly kind: AgencyKind;
  readonly lineCode: string | null;
  readonly divisionCode: string;
  readonly lineDepartmentId: Id<"agc"> | null;
}

interface SquadNamed {
  readonly id: Id<"sqd">;
  readonly callSign: string;
}

/** Whom a squad's duty concerns: its division, its agency and the department of its line. */
export function dutyAudience(agency: AgencyOfSquad): Audience {
  return { divisionCode: agency.divisionCode, affectedCodes: [], agencyIds: mastersOf(agency) };
}

/** Whom a squad's position concerns: as its duty, but of police only their own agency and its line; no area fits the empty code. */
export function positionAudience(agency: AgencyOfSquad): Audience {
  return isPolice(agency)
    ? { divisionCode: "", affectedCodes: [], agencyIds: mastersOf(agency) }
    : dutyAudience(agency);
}

/** A squad came on duty, or its crew or vehicle changed while on it. */
export function squadOnDuty(
  squad: SquadNamed,
  agency: AgencyOfSquad,
  crew: readonly string[],
  vehicle: string | null,
): DomainEvent {
  return {
    type: "squad.on-duty",
    stream: squad.id,
    squadId: squad.id,
    summary: `${squad.callSign} 上岗，${crew.length} 人`,
    changes: { isOnDuty: true, crewIds: crew, vehicle },
    audience: dutyAudience(agency),
  };
}

/** A squad went off duty. */
export function squadOffDuty(squad: SquadNamed, agency: AgencyOfSquad): DomainEvent {
  return {
    type: "squad.off-duty",
    stream: squad.id,
    squadId: squad.id,
    summary: `${squad.callSign} 下岗`,
    changes: { isOnDuty: false },
    audience: dutyAudience(agency),
  };
}

/** A squad moved; only the newest point of a batch is told. */
export function squadMoved(
  squad: SquadNamed,
  agency: AgencyOfSquad,
  at: {
    readonly longitude: number;
    readonly latitude: number;
    readonly accuracyMeters: number | null;
    readonly takenAt: Date;
  },
): DomainEvent {
  return {
    type: "squad.moved",
    stream: squad.id,
    squadId: squad.id,
    occurredAt: at.takenAt,
    summary: `${squad.callSign} 位置更新`,
    changes: {
      longitude: at.longitude,
      latitude: at.latitude,
      accuracyMeters: at.accuracyMeters,
      takenAt: at.takenAt.toISOString(),
    },
    audience: positionAudience(agency),
  };
}

const mastersOf = ({ id, lineDepartmentId }: AgencyOfSquad): Id<"agc">[] =>
  lineDepartmentId === null ? [id] : [id, lineDepartmentId];
