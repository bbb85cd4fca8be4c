export * from "./incident.entity.js";
export * from "./report.entity.js";
export * from "./deadline.entity.js";
export * from "./evidence.entity.js";
export * from "./incident.lifecycle.js";
export * from "./incident.policy.js";
