export { acceptAssignment } from "./accept-assignment.js";
export { arrive } from "./arrive.js";
export { clearAssignment } from "./clear-assignment.js";
export { depart } from "./depart.js";
export type { AssignmentActionInput } from "./move-assignment.js";
export { recallAssignment, type RecallAssignmentInput } from "./recall-assignment.js";
export { type RecommendationQuestion, recommendSquads } from "./recommend-squads.queries.js";
export type { RankedSquad, RecommendedSquads } from "./recommend-squads.rules.js";
