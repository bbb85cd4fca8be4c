import { PhoneSquadsDocument } from "../../generated/squad/graphql.js";
import type { LiveLine } from "../../live/index.js";
import { askAs } from "../line/ask.js";
import type { PhoneStore } from "../store/phone-store.js";

/** Keeps on the phone whether the squad is on duty, asked for whenever the line is back: a second phone of the squad may have changed it. Returns how to stop. */
export function keepDuty(
  line: LiveLine,
  store: PhoneStore,
  { squadId, agencyId }: { readonly squadId: string; readonly agencyId: string },
): () => void {
  const load = async (): Promise<void> => {
    const { squads } = await askAs(store.personId)(PhoneSquadsDocument, { agencyId });
    const own = squads.find(({ id }) => id === squadId);
    if (own !== undefined) await store.keep("duty", own);
  };
  return line.link.listen(({ kind }) => {
    if (kind === "live") void load().catch(() => undefined);
  });
}
