import type { Id } from "../../kernel/ids.js";
import { accept, refuse } from "../../kernel/result.js";
import type { Command } from "../../platform/commands/index.js";
import { PersonEntity } from "../organisations/index.js";
import { mayDisablePerson } from "./access.policy.js";
import { SessionEntity } from "./credential.entity.js";
import { personDisabled } from "./security.events.js";

/** Whom to disable, and why. */
export interface DisablePerson {
  readonly personId: Id<"per">;
  readonly reason: string;
}

/** Ends a person's right to sign in together with every session they have; a person disabled already stays as they are. */
export const disablePerson: Command<DisablePerson, { readonly personId: Id<"per"> }> = async (
  tx,
  { personId, reason },
) => {
  if (!mayDisablePerson(tx.actor, personId)) return refuse("FORBIDDEN");
  if (reason.trim() === "")
    return refuse("INVALID_INPUT", { path: ["input", "reason"], because: "请写明停用原因。Say why." });
  const person = await tx.em.findOne(PersonEntity, { id: personId });
  if (person === null) return refuse("NOT_FOUND", { path: ["input", "personId"] });
  if (person.disabledAt !== null) return accept({ personId });
  await tx.elevate();
  person.disabledAt = tx.now;
  person.authorisationVersion += 1;
  await tx.em.nativeUpdate(SessionEntity, { personId, revokedAt: null }, { revokedAt: tx.now });
  tx.record(personDisabled(personId, reason));
  return accept({ personId });
};
