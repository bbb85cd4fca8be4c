import { readFragment } from "../../generated/fragment-masking.js";
import {
  SquadPositionFieldsFragmentDoc,
  type AssignmentStatus,
  type Availability,
  type SquadPositionFieldsFragment,
  type SquadRowsQuery,
} from "../../generated/graphql.js";

/** Where a squad was last; instants are milliseconds since 1970. */
export interface SquadPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly takenAt: number;
  readonly receivedAt: number;
}

/** A squad as lists and map know it. */
export interface SquadRow {
  readonly id: string;
  readonly version: number;
  readonly callSign: string;
  readonly name: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly vehicle: string | null;
  readonly isOnDuty: boolean;
  readonly availability: Availability;
  readonly availabilityReason: string;
  /** What it is on, as far as the viewer may see the incidents. */
  readonly assignments: readonly {
    readonly id: string;
    readonly status: AssignmentStatus;
    readonly incidentId: string;
  }[];
  /** Null off duty, before its first report, and for whom it does not concern. */
  readonly place: SquadPlace | null;
}

/** Reads an answer's squad into a row. */
export function readSquadRow(squad: SquadRowsQuery["squads"][number]): SquadRow {
  return {
    id: squad.id,
    version: squad.version,
    callSign: squad.callSign,
    name: squad.name,
    agencyId: squad.agency.id,
    agencyName: squad.agency.name,
    vehicle: squad.vehicle,
    isOnDuty: squad.onDuty,
    availability: squad.availability,
    availabilityReason: squad.availabilityReason,
    assignments: squad.liveAssignments.map(({ id, status, task }) => ({ id, status, incidentId: task.incident.id })),
    place: readSquadPlace(readFragment(SquadPositionFieldsFragmentDoc, squad.position)),
  };
}

/** Reads an answer's position. */
export function readSquadPlace(position: SquadPositionFieldsFragment | null | undefined): SquadPlace | null {
  if (position == null) return null;
  const { point, takenAt, receivedAt } = position;
  return {
    longitude: point.longitude,
    latitude: point.latitude,
    takenAt: Date.parse(takenAt),
    receivedAt: Date.parse(receivedAt),
  };
}
