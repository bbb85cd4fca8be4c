import type { Actor, Post } from "../../server/kernel/actor.js";
import { newId, type Id } from "../../server/kernel/ids.js";
import { scopeOf } from "../../server/modules/access/index.js";
import type { AgencyKind } from "../../server/modules/organisations/index.js";
import type { Database } from "../../server/platform/database/index.js";

/** Where a post is looked for: an agency's code, a village for who serves one, a squad's call sign. */
export interface Seat {
  readonly agency?: string;
  readonly village?: string;
  readonly squad?: string;
}

/** Somebody in a post who is nobody in particular: for rules that look at no more than post, agency and squad. */
export function anybody(
  post: Post,
  { agencyId = null, squadId = null }: Partial<Pick<Actor, "agencyId" | "squadId">> = {},
): Actor {
  return {
    personId: "per_anybody",
    personName: "某人",
    sessionId: "ses_anybody",
    postId: "pst_anybody",
    post,
    agencyId,
    divisionCode: null,
    squadId,
    gridCode: null,
    scope: { areas: [], agencies: [] },
    authorisationVersion: 1,
    isViewingAs: false,
  };
}

interface HeldPost {
  post_id: Id<"pst">;
  person_id: Id<"per">;
  person_name: string;
  agency_id: Id<"agc"> | null;
  agency_kind: AgencyKind | null;
  agency_division: string | null;
  division_code: string | null;
  grid_code: string | null;
  squad_id: Id<"sqd"> | null;
}

const HELD = `select h.id as post_id, h.person_id, p.name as person_name, h.agency_id, a.kind as agency_kind, a.division_code as agency_division,
  h.division_code, h.grid_code, h.squad_id
from post_holding h join person p on p.id = h.person_id left join agency a on a.id = h.agency_id left join squad s on s.id = h.squad_id
where h.post = ? and h.ended_at is null
  and (?::text is null or a.code = ?) and (?::text is null or h.division_code = ?) and (?::text is null or s.call_sign = ?)
order by h.division_code, p.code limit 1`;

/** Somebody of the demo county who holds a post at a seat, as the actor that their sign-in would make. */
export function findActor(database: Database, post: Post, { agency, village, squad }: Seat): Promise<Actor> {
  return database.read({ system: "test" }, async (em) => {
    const at = [agency, village, squad].flatMap((value) => [value ?? null, value ?? null]);
    const [held] = await em.execute<HeldPost[]>(HELD, [post, ...at]);
    if (held === undefined) throw new Error(`nobody is ${post} at ${agency ?? village ?? squad ?? "no seat"}`);
    const led = await em.execute<{ id: Id<"agc"> }[]>("select id from agency where line_department_id = ?", [
      held.agency_id,
    ]);
    const own =
      held.agency_id === null || held.agency_kind === null || held.agency_division === null
        ? null
        : { id: held.agency_id, kind: held.agency_kind, divisionCode: held.agency_division };
    return {
      personId: held.person_id,
      personName: held.person_name,
      sessionId: newId("ses"),
      postId: held.post_id,
      post,
      agencyId: held.agency_id,
      divisionCode: held.division_code,
      squadId: held.squad_id,
      gridCode: held.grid_code,
      scope: scopeOf({ post, divisionCode: held.division_code, agency: own, ledAgencyIds: led.map(({ id }) => id) }),
      authorisationVersion: 1,
      isViewingAs: false,
    };
  });
}
