export { type Action, type DetailAssignment, type DetailReport, type DetailTask, type Target } from "./action.js";
export { ActionDeskProvider, useActionDesk, type ActionDesk } from "./action-desk.js";
export { actionOfKey, type Available } from "./available.rules.js";
export { fitsChoice, type Choice } from "./choice.js";
export { type Values } from "./field.js";
export { INCIDENT_ACTIONS } from "./incident-actions.js";
export { ASSIGNMENT_ACTIONS, TASK_ACTIONS } from "./task-actions.js";
