export * from "./matter.entity.js";
export * from "./responsibility-rule.entity.js";
export * from "./calendar-day.entity.js";
export {
  findMatters,
  matterClassesByCode,
  mattersByCode,
  mattersById,
  type MatterClassRow,
  type MatterRow,
} from "./matter.queries.js";
export { allRules, rulesById, rulesByMatter, type ResponsibilityRuleRow } from "./responsibility-rule.queries.js";
export { searchMatters } from "./search-matters.rules.js";
