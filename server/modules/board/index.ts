export {
  type AgencyLoad,
  type Board,
  type BoardQuestion,
  type DivisionLoad,
  readBoard,
  type StatusCount,
} from "./board.queries.js";
