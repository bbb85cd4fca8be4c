export { migrate, pendingMigrations, revertMigrations, type NamedMigration } from "./migrate.js";
export { openDatabase, type Database, type DatabaseOptions } from "./open-database.js";
export { mergeRows, type LoadedRows, type MergedRows } from "./merge-rows.js";
export { prepareRoles } from "./prepare-roles.js";
export type { Reader } from "./reader.js";
export type { ReferenceLoad } from "./reference-cache.js";
export { sessionVariables, type ReadSession } from "./read-session.js";
export { visibleByAudience, visibleWithIncident, visibleWithIncidentOrOwn } from "./row-policy.js";
export { rows, type Rows } from "./rows.js";
