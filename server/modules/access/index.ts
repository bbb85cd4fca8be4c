export * from "./credential.entity.js";
