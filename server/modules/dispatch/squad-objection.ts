import { refuse } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { needReason } from "../incidents/index.js";
import type { Squad } from "../organisations/index.js";
import { engagementsBySquad } from "./assignment.queries.js";
import { availabilityOf } from "./availability.rules.js";

/**
 * Why a squad cannot be sent: it is unavailable and no reason was given to send it all the same. The caller has locked the squad's row
 * and asked the policy: a squad may be bound by an incident that the viewer does not see.
 */
export async function squadObjection(
  tx: Transaction,
  squad: Squad,
  overrideReason: string | null,
  path: readonly string[],
): Promise<ReturnType<typeof refuse> | null> {
  await tx.elevate();
  const engagements = await engagementsBySquad(tx.em, [squad.id]);
  const { availability, reason } = availabilityOf(squad, engagements.get(squad.id) ?? {});
  if (availability !== "UNAVAILABLE" || needReason(overrideReason ?? "").ok) return null;
  return refuse("SQUAD_NOT_DISPATCHABLE", {
    path,
    because: `${squad.name}：${reason}。如确需派遣请填写 overrideReason。Give an overrideReason to send it all the same.`,
  });
}
