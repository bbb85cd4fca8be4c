import { registerEnumType } from "type-graphql";
import type { Tier } from "../../server/modules/matters/index.js";

/** The tier of an incident or matter, as the contract shows it. */
export const TierEnum = {
  ORDINARY: "ORDINARY",
  COORDINATED: "COORDINATED",
  EMERGENCY: "EMERGENCY",
} as const satisfies Record<Tier, Tier>;

registerEnumType(TierEnum, {
  name: "Tier",
  description: "事件等级。\nThe tier of an incident.",
  valuesConfig: {
    ORDINARY: { description: "一般性：就地处置并记录。\nOrdinary: settled on the spot and recorded." },
    COORDINATED: { description: "协调性：逐级上报，部门协同。\nCoordinated: escalated step by step with departments." },
    EMERGENCY: {
      description: "突发性：直达县中心和牵头部门。\nEmergency: straight to the county center and the lead department.",
    },
  },
});
