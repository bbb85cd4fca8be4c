export {
  type AgencyLoad,
  type Board,
  type BoardQuestion,
  type DivisionLoad,
  readBoard,
  type StatusCount,
} from "./board.queries.js";
export { type HourOfReports, type ReportRhythm, readRhythm, type RhythmQuestion } from "./rhythm.queries.js";
