export * from "./agency.entity.js";
export * from "./squad.entity.js";
export * from "./person.entity.js";
export { isCenter, isPolice } from "./agency.rules.js";
export {
  agencies,
  agenciesByDivisionCodes,
  agenciesByIds,
  linesByCodes,
  type AgencyFilter,
  type AgencyRow,
} from "./agency.queries.js";
export { maskPhone } from "./mask-phone.rules.js";
export { maySeePhone, type PersonInQuestion } from "./person.policy.js";
export { membersBySquadIds, peopleByIds, workersByGridCodes, type PersonRow } from "./person.queries.js";
export { isStalePosition, POSITIONS_LIMIT } from "./position.rules.js";
export { postsByIds, postsByPersonIds, type PostRow } from "./post.queries.js";
export { reportPositions, type ReportedPosition, type ReportPositions } from "./report-positions.js";
export { setSquadDuty, type SetSquadDuty, type SquadAnswer } from "./set-squad-duty.js";
export { maySeePosition, type SquadInQuestion } from "./squad.policy.js";
export { squads, squadsByAgencyIds, squadsByIds, type SquadFilter, type SquadRow } from "./squad.queries.js";
export { loadAgencies, type AgencyToLoad } from "./load-agencies.js";
export { loadLines, type LineToLoad } from "./load-lines.js";
export { loadPeople, type PersonToLoad } from "./load-people.js";
export { loadPosts, type PostToLoad } from "./load-posts.js";
export { loadSquads, type SquadToLoad } from "./load-squads.js";
export { startDuty } from "./start-duty.js";
