export { startPostgres } from "./start-postgres.js";
export type { EmbeddedPostgres, StartPostgresOptions } from "./start-postgres.js";
export { StartRefusal } from "./start-refusal.js";
export type { StartRefusalCode } from "./start-refusal.js";
