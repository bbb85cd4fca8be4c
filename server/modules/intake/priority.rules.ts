import type { Tier } from "../matters/index.js";

/** The first of five. */
const HIGHEST = 1;
/** The middle of five, while the matter is unknown. */
const USUAL = 3;

/** The priority of the matter; what is an EMERGENCY though its matter usually is none comes first. */
export function priorityOf(tier: Tier, matter: { readonly tier: Tier; readonly priority: number } | undefined): number {
  if (tier === "EMERGENCY" && matter?.tier !== "EMERGENCY") return HIGHEST;
  return matter?.priority ?? USUAL;
}
