import { defineEntity, p } from "@mikro-orm/core";
import { TIERS } from "./matter.entity.js";

/** One day of the working calendar; the days of an unpublished year are provisional. */
export const CalendarDayEntity = defineEntity({
  name: "CalendarDay",
  tableName: "calendar_day",
  properties: {
    date: p.string().primary(),
    isWorking: p.boolean(),
    name: p.string().nullable(),
    isPublished: p.boolean(),
  },
});

/** The code of a result with its name in Chinese. */
export const ResultCodeEntity = defineEntity({
  name: "ResultCode",
  tableName: "result_code",
  properties: { code: p.string().primary(), name: p.string() },
});

/** A limit that binds the center itself (verify, file, dispatch, close) for one tier. */
export const CenterLimitEntity = defineEntity({
  name: "CenterLimit",
  tableName: "center_limit",
  properties: {
    kind: p.string().primary(),
    tier: p.enum(TIERS).primary(),
    amount: p.double().$type<number>(),
    clock: p.string(),
    source: p.text(),
  },
});
