import type { Detail } from "../selected/index.js";
import type { Action, Target } from "./action.js";
import { INCIDENT_ACTIONS, REPORT_ACTIONS } from "./incident-actions.js";
import { ASSIGNMENT_ACTIONS, TASK_ACTIONS } from "./task-actions.js";

/** Something that the viewer may do now. */
export interface Available {
  readonly action: Action;
  readonly target: Target;
}

/** Everything that the server lets the viewer do with an incident, its tasks, its squads and its reports, in the order of the tables. */
export function availableActions(incident: Detail): readonly Available[] {
  const whole: Target = { incident, task: null, assignment: null, report: null };
  return [
    ...pick(INCIDENT_ACTIONS, incident.allowedActions, whole),
    ...incident.tasks.flatMap((task) => [
      ...pick(TASK_ACTIONS, task.allowedActions, { ...whole, task }),
      ...task.assignments.flatMap((assignment) =>
        pick(ASSIGNMENT_ACTIONS, assignment.allowedActions, { ...whole, task, assignment }),
      ),
    ]),
    ...incident.reports.edges.flatMap(({ node: report }) =>
      report.originalIncident === null || report.originalIncident.id === incident.id
        ? []
        : pick(REPORT_ACTIONS, report.originalIncident.allowedActions, { ...whole, report }),
    ),
  ];
}

/** What a key begins: the first thing that may be done under it. */
export function actionOfKey(available: readonly Available[], key: string): Available | null {
  return available.find(({ action }) => action.key === key) ?? null;
}

function pick<Name>(table: ReadonlyMap<Name, Action>, allowed: readonly Name[], target: Target): readonly Available[] {
  const names = new Set(allowed);
  return [...table].filter(([name]) => names.has(name)).map(([, action]) => ({ action, target }));
}
