/**
 * The visibility rule as SQL, the twin of kernel/visibility.ts: three session variables say who reads.
 * `muster.grant` is "viewer" (bounded by areas and agencies), "county" (a write that passed its policy) or "system" (workers, loaders).
 */
const ELEVATED = `(select current_setting('muster.grant', true)) in ('county', 'system')`;
const AREAS = `(select string_to_array(current_setting('muster.areas', true), ','))::text[]`;
const AGENCIES = `(select string_to_array(current_setting('muster.agencies', true), ','))::text[]`;

/** A policy for rows that carry division_code, affected_codes and agency_ids themselves. */
export const visibleByAudience = {
  name: "visible_by_audience",
  using: [
    ELEVATED,
    `division_code ^@ any (${AREAS})`,
    `agency_ids && ${AGENCIES}`,
    `(cardinality(affected_codes) > 0 and exists (select 1 from unnest(affected_codes) code where code ^@ any (${AREAS})))`,
  ].join(" or "),
  check: ELEVATED,
};

/** A policy for rows that belong to an incident: they are as visible as the incident. */
export function visibleWithIncident(table: string): { name: string; using: string; check: string } {
  return {
    name: "visible_with_incident",
    using: `${ELEVATED} or exists (select 1 from incident where incident.id = ${table}.incident_id)`,
    check: ELEVATED,
  };
}

/** A policy for rows that belong to nobody's incident yet, or to one that is visible; the one who made them sees them as well. */
export function visibleWithIncidentOrOwn(table: string, owner: string): { name: string; using: string; check: string } {
  return {
    name: "visible_with_incident_or_own",
    using: `${ELEVATED} or ${table}.${owner} = (select current_setting('muster.person', true)) or exists (select 1 from incident where incident.id = ${table}.incident_id)`,
    check: ELEVATED,
  };
}
