export * from "./division.entity.js";
export * from "./grid.entity.js";
