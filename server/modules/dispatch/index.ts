export * from "./task.entity.js";
export * from "./assignment.entity.js";
export * from "./return-request.entity.js";
export * from "./assignment.lifecycle.js";
export * from "./assignment.policy.js";
export * from "./task.lifecycle.js";
export * from "./task.policy.js";
