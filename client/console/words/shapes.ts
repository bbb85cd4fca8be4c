import type { Tier } from "../../generated/graphql.js";

/** Each tier has a shape besides its word and colour. */
export const TIER_SHAPE: Readonly<Record<Tier, string>> = { EMERGENCY: "▲", COORDINATED: "■", ORDINARY: "●" };
