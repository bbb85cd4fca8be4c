import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { useClient } from "urql";
import type { BoardFieldsFragment } from "../../generated/graphql.js";
import { useLive, useWatched } from "../live/index.js";
import { useViewer } from "../session/index.js";
import { CountyStore, type SnapshotState } from "./county-store.js";
import type { Entry } from "./entry.js";
import type { IncidentRow } from "./incident-row.js";
import type { KeyedRow, KeyedRows } from "./keyed-rows.js";
import type { SquadRow } from "./squad-row.js";

const StoreContext = createContext<CountyStore | null>(null);

/** Opens the one store of a signed-in screen and closes it with the screen. */
export function StoreProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useClient();
  const live = useLive();
  const { divisionCode } = useViewer();
  const [store, setStore] = useState<CountyStore | null>(null);
  useEffect(() => {
    const opened = new CountyStore(client, live, divisionCode);
    opened.open();
    setStore(opened);
    return () => opened.close();
  }, [client, live, divisionCode]);
  return store === null ? null : <StoreContext value={store}>{children}</StoreContext>;
}

/** The store; for rules that need all of it at once. */
export function useStore(): CountyStore {
  const store = useContext(StoreContext);
  if (store === null) throw new Error("there is no store outside the signed-in screen");
  return store;
}

/** One incident of the lists, or undefined: not loaded, not visible, or long ended. Renders anew only when that one changes. */
export function useIncident(id: string | null): IncidentRow | undefined {
  const { incidents } = useStore();
  const listen = useCallback((listener: () => void) => incidents.listenTo(id ?? "", listener), [incidents, id]);
  return useSyncExternalStore(listen, () => (id === null ? undefined : incidents.get(id)));
}

/** All incidents of the lists, in no order; another list at most four times a second. None, and no render for them, while they are not wanted. */
export function useIncidents(isWanted = true): readonly IncidentRow[] {
  return useRows(useStore().incidents, isWanted);
}

/** Reads all incidents of the lists when they are needed, without rendering anew for them. */
export function useReadIncidents(): () => readonly IncidentRow[] {
  const { incidents } = useStore();
  return useCallback(() => incidents.all(), [incidents]);
}

/** All squads that the viewer may see, under the same terms. */
export function useSquads(isWanted = true): readonly SquadRow[] {
  return useRows(useStore().squads, isWanted);
}

const NO_ROWS: readonly never[] = [];
const neverCalled = () => () => undefined;

function useRows<Row extends KeyedRow>(rows: KeyedRows<Row>, isWanted: boolean): readonly Row[] {
  return useSyncExternalStore(isWanted ? rows.listen : neverCalled, () => (isWanted ? rows.all() : NO_ROWS));
}

/** The counters of the viewer's division; null before they come and for whoever has none. */
export function useBoard(): BoardFieldsFragment | null {
  return useWatched(useStore().board);
}

/** The names of the county's townships by their codes. */
export function useTownships(): ReadonlyMap<string, string> {
  return useWatched(useStore().townships);
}

/** How far the snapshot is. */
export function useSnapshot(): SnapshotState {
  return useWatched(useStore().snapshot);
}

/** The newest entries of the journal since the screen was opened, newest first, 50 at most. */
export function useRecentEntries(): readonly Entry[] {
  return useWatched(useStore().recent);
}

/** Calls back with entries as they come, each once; give it a stable callback. */
export function useEntries(listener: (entries: readonly Entry[]) => void): void {
  const store = useStore();
  useEffect(() => store.listenToEntries(listener), [store, listener]);
}

/** Calls back with all incidents whenever a snapshot has come, before anything that happens after it; give it a stable callback. */
export function useSnapshots(listener: (rows: readonly IncidentRow[]) => void): void {
  const { snapshot, incidents } = useStore();
  useEffect(() => {
    const tell = () => snapshot.get().kind === "ready" && listener(incidents.all());
    tell();
    return snapshot.listen(tell);
  }, [snapshot, incidents, listener]);
}
