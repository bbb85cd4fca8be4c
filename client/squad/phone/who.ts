import { PhoneSquadsDocument, PhoneViewerDocument, type PhoneViewerQuery } from "../../generated/squad/graphql.js";
import { ask } from "../line/ask.js";

type Viewer = NonNullable<PhoneViewerQuery["viewer"]>;

/** A squad with who serves in it. */
export interface OwnSquad {
  readonly id: string;
  readonly callSign: string;
  readonly name: string;
  readonly onDuty: boolean;
  readonly vehicle: string | null;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** Whose phone this is: the person, the post they act in and their squad. Kept, so that the phone opens without a network. */
export interface Who extends Viewer {
  readonly squad: OwnSquad | null;
}

const KEPT = "muster.phone.who";

/** Who used the phone last, or null. */
export function lastWho(): Who | null {
  const kept = localStorage.getItem(KEPT);
  return kept === null ? null : (JSON.parse(kept) as Who);
}

/** Remembers whose phone it is from now on, or that it is nobody's. */
export function rememberWho(who: Who | null): void {
  if (who === null) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, JSON.stringify(who));
}

/** Who is signed in, by the server; null where nobody is. */
export async function askWho(): Promise<Who | null> {
  const { viewer } = await ask(PhoneViewerDocument, {});
  if (viewer === null) return null;
  const { agency, post } = viewer.activePost;
  if (post !== "SQUAD_MEMBER" || agency === null) return { ...viewer, squad: null };
  const { squads } = await ask(PhoneSquadsDocument, { agencyId: agency.id });
  const own = squads.find(({ members }) => members.some(({ id }) => id === viewer.person.id));
  return { ...viewer, squad: own ?? null };
}
