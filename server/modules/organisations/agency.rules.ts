import type { AgencyKind } from "./agency.entity.js";

/** The lines whose squads are police, whatever the kind of their agency. */
const POLICE_LINES: readonly string[] = ["PUBLIC_SECURITY", "TRAFFIC_POLICE"];

/** The centers command: their people see the whole area that the center stands for. */
const CENTERS: readonly AgencyKind[] = ["COMMAND_CENTER", "GRID_CENTER"];

/** Tells whether an agency belongs to the police, by its kind or its line. */
export function isPolice({ kind, lineCode }: { readonly kind: AgencyKind; readonly lineCode: string | null }): boolean {
  return kind === "POLICE_STATION" || (lineCode !== null && POLICE_LINES.includes(lineCode));
}

/** Tells whether an agency of this kind commands. */
export function isCenter(kind: AgencyKind): boolean {
  return CENTERS.includes(kind);
}
