export * from "./task.entity.js";
export * from "./assignment.entity.js";
export * from "./return-request.entity.js";
