export type { SnapshotState } from "./county-store.js";
export type { Entry } from "./entry.js";
export { isEnded, type IncidentRow } from "./incident-row.js";
export type { SquadPlace, SquadRow } from "./squad-row.js";
export {
  StoreProvider,
  useBoard,
  useEntries,
  useIncident,
  useIncidents,
  useReadIncidents,
  useRecentEntries,
  useSnapshot,
  useSnapshots,
  useSquads,
  useTownships,
} from "./store-context.js";
export { isLate } from "./filter.rules.js";
export { useIncidentIds } from "./use-incident-ids.js";
