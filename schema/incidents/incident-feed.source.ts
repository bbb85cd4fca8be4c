import { feedSource } from "../common/live-source.js";
import type { FeedFilterInput } from "./feed-filter.input.js";

interface IncidentFeedArguments {
  readonly where?: FeedFilterInput | null;
}

/** Positions have a subscription of their own; in the feed they would drown everything else. */
const LEFT_OUT = "squad.moved";

/** What happens in the county, narrowed to a division, an agency, types or one incident. */
export const incidentFeedSource = feedSource<IncidentFeedArguments>(({ where }) => {
  const { division = null, agencyId = null, types = null, incidentId = null } = where ?? {};
  return ({ type, audience, incidentId: ofIncident }) => {
    if (types === null ? type === LEFT_OUT : !types.some((wanted) => fits(type, wanted))) return false;
    if (incidentId !== null && ofIncident !== incidentId) return false;
    if (agencyId !== null && !audience.agencyIds.includes(agencyId)) return false;
    return (
      division === null || [audience.divisionCode, ...audience.affectedCodes].some((code) => code.startsWith(division))
    );
  };
});

/** A wanted type that ends with a point stands for all types that begin with it. */
function fits(type: string, wanted: string): boolean {
  return wanted.endsWith(".") ? type.startsWith(wanted) : type === wanted;
}
