export * from "./matter.entity.js";
export * from "./responsibility-rule.entity.js";
export * from "./calendar-day.entity.js";
