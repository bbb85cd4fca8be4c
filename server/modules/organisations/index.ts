export * from "./agency.entity.js";
export * from "./squad.entity.js";
export * from "./person.entity.js";
