export { acceptTask, type AcceptTaskInput } from "./accept-task.js";
export { assignSquad, type AssignSquadInput } from "./assign-squad.js";
export { type Assignment, ASSIGNMENT_STATUSES, AssignmentEntity, type AssignmentStatus } from "./assignment.entity.js";
export {
  ASSIGNMENT_ACTIONS,
  type AssignmentAction,
  assignmentLifecycle,
  LIVE_ASSIGNMENT_STATUSES,
} from "./assignment.lifecycle.js";
export {
  ASSIGNMENT_RIGHTS,
  type AssignmentRelation,
  type AssignmentRight,
  holdsAssignmentRight,
} from "./assignment.policy.js";
export {
  type AssignmentRow,
  assignmentsById,
  assignmentsByTask,
  engagementsBySquad,
  liveAssignmentsBySquad,
} from "./assignment.queries.js";
export {
  AVAILABILITIES,
  type Availability,
  availabilityOf,
  type AvailabilityWithReason,
  type Engagement,
  loadOf,
} from "./availability.rules.js";
export { completeTask, type CompleteTaskInput } from "./complete-task.js";
export { deviceTime } from "./device-time.rules.js";
export { dispatchAsRouted, dispatchIncident } from "./dispatch-incident.js";
export type { DispatchIncidentInput } from "./plan-dispatch.rules.js";
export { loadAssignment, type LoadedAssignment, type LoadedTask, loadTask } from "./load-task.js";
export { endTask, moveTask, moveTaskBySystem } from "./move-task.js";
export { offerTask } from "./offer-task.js";
export { recallTask } from "./recall-task.js";
export { recallTasks } from "./recall-tasks.js";
export { resumeTaskDeadlines } from "./resume-task-deadlines.js";
export { type ReturnRequest, ReturnRequestEntity } from "./return-request.entity.js";
export { openRequestsOf, refreshRuling } from "./return-requests.js";
export { scheduleTaskDeadlines } from "./schedule-task-deadlines.js";
export { signForSquad } from "./sign-for-squad.js";
export type { AssignmentAnswer, AssignmentInput, ReasonedTaskInput, TaskAnswer, TaskInput } from "./task-input.js";
export { type Task, TASK_ROLES, TASK_STATUSES, TaskEntity, type TaskRole, type TaskStatus } from "./task.entity.js";
export { assignmentEvent, taskEvent } from "./task.events.js";
export { standingOf } from "./squad-standing.queries.js";
export { allowedTaskActions, type DecidingTask } from "./task.facts.js";
export {
  isLiveTask,
  LIVE_TASK_STATUSES,
  TASK_ACTIONS,
  type TaskAction,
  type TaskFacts,
  taskLifecycle,
} from "./task.lifecycle.js";
export { holdsTaskRight, TASK_RIGHTS, type TaskRelation, type TaskRight } from "./task.policy.js";
export {
  findTasks,
  type PlacedTask,
  type TaskFilter,
  type TaskRow,
  tasksById,
  tasksByIncident,
  type TaskSearch,
} from "./task.queries.js";
export { waiveTask } from "./waive-task.js";
