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
export { rulesById, rulesByMatter, type ResponsibilityRuleRow } from "./responsibility-rule.queries.js";
export { searchMatters } from "./search-matters.rules.js";
export { countyList, type CountyList, type ListedAgency, type ListedMatter, type ListedRule } from "./county-list.js";
export { resumeAt } from "./deadline.rules.js";
export { incidentDeadlines, taskDeadlines, type PlannedDeadline } from "./deadline-table.rules.js";
export { ROUND_THE_CLOCK } from "./duty-hours.rules.js";
export { explainRouting, type RoutingAnswer } from "./routing.rules.js";
export { changesLead, parseDelegatedPower } from "./delegated-power.rules.js";
export { CENTER_LIMIT_KINDS } from "./deadline-table.rules.js";
export { answerRoutingQuestion, type RoutingEnquiry, type RoutingView } from "./answer-routing-question.js";
export { learn, NOTHING_LEARNED } from "./learned-terms.rules.js";
export { suggesterOf, type SuggestMatters } from "./suggest-matters.rules.js";
export { loadCalendar, type CalendarDayToLoad } from "./load-calendar.js";
export { loadCenterLimits, type CenterLimitToLoad } from "./load-center-limits.js";
export {
  loadMatterClasses,
  loadMatters,
  loadResultCodes,
  type MatterToLoad,
  type NamedCodeToLoad,
} from "./load-matters.js";
export { loadRules, type RuleToLoad } from "./load-rules.js";
