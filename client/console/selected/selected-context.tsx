import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useClient } from "urql";
import { IncidentDetailDocument, type IncidentDetailQuery } from "../../generated/graphql.js";
import { readFault, type Fault } from "../ask/index.js";
import { usePlace } from "../place/index.js";
import { useEntries, useIncident, type Entry } from "../store/index.js";

/** Everything about one incident, as the server tells it at once. */
export type Detail = NonNullable<IncidentDetailQuery["incident"]>;

/** How far the selected incident is: none, coming, there, not to be seen, or not to be had at the moment. */
export type DetailState =
  | { readonly kind: "none" }
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly detail: Detail }
  | { readonly kind: "gone" }
  | { readonly kind: "failed"; readonly fault: Fault };

/** The selected incident, and how it is asked for anew. */
export interface Selected {
  readonly id: string | null;
  readonly state: DetailState;
  readonly refresh: () => void;
}

const SelectedContext = createContext<Selected | null>(null);
/** A file that was announced comes without an entry: while one is awaited, it is asked for so often. */
const FILES_EVERY_MS = 5_000;
/** Several entries of one command come at once: the detail is asked for once. */
const SETTLE_MS = 80;

/** Keeps the selected incident whole and up to date, once for everything that shows it or acts on it. */
export function SelectedProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useClient();
  const { incidentId: id } = usePlace().place;
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly state: DetailState } | null>(null);
  const turn = useRef(0);
  const load = useCallback(async () => {
    if (id === null) return;
    turn.current += 1;
    const mine = turn.current;
    const { data, error } = await client.query(IncidentDetailDocument, { id }).toPromise();
    if (mine === turn.current)
      setLoaded((known) => ({ id, state: stateOf(data, error, known?.id === id ? known.state : null) }));
  }, [client, id]);
  const refresh = useSoon(load);
  const version = useIncident(id)?.version;
  // oxlint-disable-next-line react/exhaustive-deps -- a new version of the row is the reason to ask again
  useEffect(refresh, [refresh, version]);
  const listen = useCallback(
    (entries: readonly Entry[]) => {
      if (entries.some(({ incident }) => incident?.id === id)) refresh();
    },
    [id, refresh],
  );
  useEntries(listen);
  const state: DetailState = id === null ? { kind: "none" } : loaded?.id === id ? loaded.state : { kind: "loading" };
  const isAwaiting = state.kind === "ready" && state.detail.evidence.some(({ uploadedAt }) => uploadedAt === null);
  useEffect(() => {
    if (!isAwaiting) return;
    const timer = setInterval(refresh, FILES_EVERY_MS);
    return () => clearInterval(timer);
  }, [isAwaiting, refresh]);
  const selected = useMemo(() => ({ id, state, refresh }), [id, state, refresh]);
  return <SelectedContext value={selected}>{children}</SelectedContext>;
}

/** The selected incident. */
export function useSelected(): Selected {
  const selected = useContext(SelectedContext);
  if (selected === null) throw new Error("nothing can be selected outside the desk");
  return selected;
}

/** What was shown stays while the line is down: it is old, and the screen says so. */
function stateOf(
  data: IncidentDetailQuery | undefined,
  error: Parameters<typeof readFault>[0] | undefined,
  known: DetailState | null,
): DetailState {
  if (error !== undefined) return known?.kind === "ready" ? known : { kind: "failed", fault: readFault(error) };
  return data?.incident == null ? { kind: "gone" } : { kind: "ready", detail: data.incident };
}

function useSoon(work: () => Promise<void>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void work(), SETTLE_MS);
  }, [work]);
}
