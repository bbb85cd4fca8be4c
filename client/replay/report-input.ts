/** The API's `IncidentSource`. */
export const sources = [
  "GRID_WORKER",
  "HOTLINE_12345",
  "POLICE_110",
  "CITIZEN_APP",
  "PATROL",
  "AGENCY",
  "SUPERIOR",
  "LEADER_INSTRUCTION",
  "PETITION",
  "SENSOR",
  "VIDEO",
  "MEDIA",
  "WALK_IN",
] as const;

/** The API's `Tier`. */
export const tiers = ["ORDINARY", "COORDINATED", "EMERGENCY"] as const;

/** The API's `CoordinateSystem`. */
export const coordinateSystems = ["WGS84", "CGCS2000", "GCJ02", "BD09"] as const;

/** The parts of the API's `ReportIncidentInput` that a replay fills in. */
export interface ReportInput {
  idempotencyKey: string;
  description: string;
  source: (typeof sources)[number];
  occurredAt: string;
  title?: string;
  externalNumber?: string;
  matterCode?: string;
  tier?: (typeof tiers)[number];
  location?: PointInput;
  divisionCode?: string;
  affectedDivisionCodes?: string[];
  address?: string;
  reporterName?: string;
  reporterPhone?: string;
  isConfidential?: boolean;
}

/** The API's `PointInput`. */
export interface PointInput {
  longitude: number;
  latitude: number;
  system: (typeof coordinateSystems)[number];
}
