import { withConnection } from "../support/with-connection.js";

/** An entry of the journal as it lies in the database, read by somebody who sees everything. */
export interface Written {
  readonly position: number;
  readonly type: string;
  readonly incident_id: string | null;
  readonly task_id: string | null;
  readonly squad_id: string | null;
  readonly changes: {
    readonly divisionCode?: string;
    readonly commandingCenterId?: string;
    readonly agencyId?: string;
  };
  /** Beside the incident, as it ended. */
  readonly affected_codes: readonly string[] | null;
  readonly squad_division: string | null;
}

/** Somebody's right to see, in the words of the domain: everyone whose area fits one of an incident's divisions, and who takes part. */
export interface Right {
  readonly area: string | null;
  readonly agencyId: string | null;
}

// The audience columns are left out on purpose: what an entry says happened decides here who may see it.
const READ = `select j.position::int, j.type, j.incident_id, j.task_id, j.squad_id, j.changes, i.affected_codes, a.division_code as squad_division
from journal j left join incident i on i.id = j.incident_id left join squad s on s.id = j.squad_id left join agency a on a.id = s.agency_id
where j.position > $1 order by j.position`;

/** The whole journal behind a position. */
export function readWritten(superuserUrl: string, after: number): Promise<Written[]> {
  return withConnection(superuserUrl, async (client) => {
    await client.query("set search_path to county_371323");
    return (await client.query<Written>(READ, [after])).rows;
  });
}

/** What somebody with this right must receive, from the history of each incident up to each entry. */
export function sliceOf(written: readonly Written[], right: Right): Written[] {
  const divisions = new Map<string, string>();
  const partners = new Map<string, Set<string>>();
  const within = (code: string | null | undefined) => right.area !== null && (code?.startsWith(right.area) ?? false);
  return written.filter(
    ({ incident_id: incident, changes, affected_codes: affected, squad_division: squadDivision }) => {
      if (incident === null) return within(squadDivision);
      if (changes.divisionCode !== undefined) divisions.set(incident, changes.divisionCode);
      const agencies = partners.get(incident) ?? new Set<string>();
      partners.set(incident, agencies);
      for (const id of [changes.commandingCenterId, changes.agencyId]) if (id !== undefined) agencies.add(id);
      const isWithin = [divisions.get(incident), ...(affected ?? [])].some(within);
      return isWithin || (right.agencyId !== null && agencies.has(right.agencyId));
    },
  );
}

/** What happened to a squad's own assignments. */
export function assignmentsOf(written: readonly Written[], squadId: string): Written[] {
  return written.filter((entry) => entry.task_id !== null && entry.squad_id === squadId);
}
