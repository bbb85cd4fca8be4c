import type { IncidentStatus, Post } from "../../generated/graphql.js";
import { NO_FILTER, type Filter } from "../place/index.js";

/** A filter with a name that somebody gave it. */
export interface SavedView {
  readonly name: string;
  readonly filter: Filter;
}

/** The views that everybody has. */
export type StandardView = "all" | "toFile" | "toDispatch" | "underWay" | "toCheck" | "overdue" | "mine";

const inStatus = (...statuses: readonly IncidentStatus[]): Filter => ({ ...NO_FILTER, statuses });

/** What each standard view is narrowed to. */
export const STANDARD_VIEWS: Readonly<Record<StandardView, Filter>> = {
  all: NO_FILTER,
  toFile: inStatus("REPORTED", "VERIFYING"),
  toDispatch: inStatus("FILED"),
  underWay: inStatus("DISPATCHED", "HANDLING"),
  toCheck: inStatus("FEEDBACK", "CHECKING"),
  overdue: { ...NO_FILTER, isOverdue: true },
  mine: { ...NO_FILTER, isMine: true },
};

/** What a desk opens with in each post, where its address says nothing. */
export const VIEW_OF_POST: Readonly<Record<Post, StandardView>> = {
  INTAKE_CLERK: "toFile",
  DISPATCHER: "all",
  SHIFT_LEADER: "all",
  CHECKER: "toCheck",
  GRID_WORKER: "all",
  SUPERVISOR: "overdue",
  AGENCY_LEADER: "all",
  SQUAD_MEMBER: "all",
  VILLAGE_ASSISTANT: "all",
  COMMANDER: "all",
  AUDITOR: "all",
  ADMINISTRATOR: "all",
};

/** Puts a view among the kept ones; one of the same name makes room for it. */
export function keepView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view];
}
