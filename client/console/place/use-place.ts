import { useCallback, useSyncExternalStore } from "react";
import { isSameFilter, NO_FILTER, readPlace, writePlace, type Filter, type Place } from "./place.rules.js";

const listeners = new Set<() => void>();
let known: { readonly search: string; readonly place: Place } | null = null;

/** What of a place shall change. */
export interface Step {
  readonly incidentId?: string | null;
  readonly squadId?: string | null;
  /** Only what is named changes. */
  readonly filter?: Partial<Filter>;
  readonly map?: Place["map"];
  readonly report?: Place["report"];
}

/** Where somebody is, and how to go elsewhere. */
export interface PlaceAndWays {
  readonly place: Place;
  readonly go: (step: Step) => void;
  /** Selects an incident, or none. */
  readonly select: (incidentId: string | null) => void;
  readonly clearFilter: () => void;
}

/** Reads the place out of the address and renders anew when it changes; `go` writes it there. */
export function usePlace(): PlaceAndWays {
  const place = useSyncExternalStore(listen, currentPlace);
  const select = useCallback((incidentId: string | null) => go({ incidentId }), []);
  const clearFilter = useCallback(() => go({ filter: NO_FILTER }), []);
  return { place, go, select, clearFilter };
}

/** The place as it is now; for code that is no component. */
export function currentPlace(): Place {
  const { search } = location;
  if (known === null || known.search !== search) {
    const place = readPlace(search);
    // A filter that says the same stays the same, so that selecting a row arranges no list anew.
    const filter = known !== null && isSameFilter(known.place.filter, place.filter) ? known.place.filter : place.filter;
    known = { search, place: { ...place, filter } };
  }
  return known.place;
}

/** Goes elsewhere. A newly selected incident is a step that "back" takes back; filters and map views are not. */
export function go(step: Step): void {
  const old = currentPlace();
  const next: Place = { ...old, ...step, filter: { ...old.filter, ...step.filter } };
  const search = writePlace(next);
  if (search === location.search) return;
  const isStep = next.incidentId !== old.incidentId || next.squadId !== old.squadId;
  history[isStep ? "pushState" : "replaceState"](null, "", `${location.pathname}${search}`);
  tell();
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("popstate", tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("popstate", tell);
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}
