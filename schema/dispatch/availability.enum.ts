import { registerEnumType } from "type-graphql";
import type { Availability } from "../../server/modules/dispatch/index.js";

/** Whether a squad can be sent, as the contract shows it. */
export const AvailabilityEnum = {
  AVAILABLE: "AVAILABLE",
  CONDITIONAL: "CONDITIONAL",
  UNAVAILABLE: "UNAVAILABLE",
} as const satisfies Record<Availability, Availability>;

registerEnumType(AvailabilityEnum, {
  name: "Availability",
  description:
    "可派状态，由在岗情况和在办任务推出，从不存储。\nWhether a squad can be sent: derived from duty and live assignments, never stored.",
  valuesConfig: {
    AVAILABLE: { description: "可派。\nIt can be sent." },
    CONDITIONAL: { description: "有任务尚未出发，视情可派。\nIt has accepted something and not departed." },
    UNAVAILABLE: {
      description:
        "下岗、途中或在现场；确需派遣须说明理由。\nOff duty, on the way or on site; sending it needs a reason.",
    },
  },
});
