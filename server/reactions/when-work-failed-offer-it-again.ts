import { offerRework } from "../modules/checks/index.js";
import type { Reaction } from "../platform/commands/index.js";
import { incidentOf } from "./incident-of.js";

/** A failed check or incomplete feedback gives the lead its work again on the original clock. */
export const whenWorkFailedOfferItAgain: Reaction = async (tx, event) => {
  const reason = event.changes["reason"] ?? event.changes["note"];
  await offerRework(tx, await incidentOf(tx, event), typeof reason === "string" ? reason : null);
};
