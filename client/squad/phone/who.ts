import {
  PhoneSignOutDocument,
  PhoneSquadsDocument,
  PhoneViewerDocument,
  type PhoneViewerQuery,
} from "../../generated/squad/graphql.js";
import { ask, askAs, SignedOut } from "../line/ask.js";
import { keepText, keptText } from "../store/kept-text.js";

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
  const kept = keptText(KEPT);
  return kept === null ? null : (JSON.parse(kept) as Who);
}

/** Remembers whose phone it is from now on, or that it is nobody's. */
export function rememberWho(who: Who | null): void {
  keepText(KEPT, who === null ? null : JSON.stringify(who));
}

/** Calls back when another window of this phone was signed in or out; returns how to stop. */
export function whenOtherWindowChanged(changed: (who: Who | null) => void): () => void {
  const look = ({ key }: StorageEvent): void => {
    if (key === KEPT) changed(lastWho());
  };
  addEventListener("storage", look);
  return () => removeEventListener("storage", look);
}

/** What makes it another phone: the person, the post, the squad. Everything else about them may change while it is used. */
export function identityOf({ person, activePost, squad }: Who): string {
  return [person.id, activePost.id, squad?.id].join(" ");
}

const LEFT = "muster.phone.left";

/** Ends the session: here at once, at the server now or, without a network, before anything else is asked there. */
export async function leave({ person }: Who): Promise<void> {
  keepText(LEFT, person.id);
  await endLeft().catch(() => undefined);
}

/** Ends the session of who left without a network; throws Unreachable as long as there is none. */
export async function endLeft(): Promise<void> {
  const personId = keptText(LEFT);
  if (personId === null) return;
  try {
    await askAs(personId)(PhoneSignOutDocument, {});
  } catch (error) {
    if (!(error instanceof SignedOut)) throw error;
  }
  keepText(LEFT, null);
}

/** Who is signed in, by the server; null where nobody is. */
export async function askWho(): Promise<Who | null> {
  await endLeft();
  const { viewer } = await ask(PhoneViewerDocument, {});
  if (viewer === null) return null;
  const { agency, post } = viewer.activePost;
  if (post !== "SQUAD_MEMBER" || agency === null) return { ...viewer, squad: null };
  const { squads } = await ask(PhoneSquadsDocument, { agencyId: agency.id });
  const own = squads.find(({ members }) => members.some(({ id }) => id === viewer.person.id));
  return { ...viewer, squad: own ?? null };
}
