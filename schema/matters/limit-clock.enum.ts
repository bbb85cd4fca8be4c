import { registerEnumType } from "type-graphql";
import type { LimitClock } from "../../server/modules/matters/index.js";

/** The time that a limit counts in, as the contract shows it. */
export const LimitClockEnum = {
  WALL_TIME: "WALL_TIME",
  WORKING_HOURS: "WORKING_HOURS",
  WORKING_DAYS: "WORKING_DAYS",
} as const satisfies Record<LimitClock, LimitClock>;

registerEnumType(LimitClockEnum, {
  name: "LimitClock",
  description: "时限的计时方式。\nThe time that a limit counts in.",
  valuesConfig: {
    WALL_TIME: { description: "自然小时，昼夜连续。\nHours of wall time, day and night." },
    WORKING_HOURS: { description: "承办机构的工作小时。\nHours in which the agency is open." },
    WORKING_DAYS: {
      description:
        "工作日：起始日不计，第 N 日下班时到期。\nWorking days: the start day does not count, due at the close of day N.",
    },
  },
});
