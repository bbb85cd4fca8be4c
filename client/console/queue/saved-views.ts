import { useState } from "react";
import { readPlace, writePlace, type Filter } from "../place/index.js";
import { keepView, type SavedView } from "./views.rules.js";

/** A person's own views on this desk, and how to keep and drop one. */
export interface SavedViews {
  readonly views: readonly SavedView[];
  readonly keep: (name: string, filter: Filter) => void;
  readonly drop: (name: string) => void;
}

/** Reads and keeps the views of a person; they are written as the address would be, so that an old one is read like an old link. */
export function useSavedViews(personId: string): SavedViews {
  const kept = `muster.views.${personId}`;
  const [views, setViews] = useState(() => readViews(localStorage.getItem(kept)));
  const change = (next: readonly SavedView[]) => {
    setViews(next);
    const texts = next.map(({ name, filter }) => [
      name,
      writePlace({ incidentId: null, squadId: null, map: null, report: null, filter }),
    ]);
    localStorage.setItem(kept, JSON.stringify(texts));
  };
  return {
    views,
    keep: (name, filter) => change(keepView(views, { name, filter })),
    drop: (name) => change(views.filter((view) => view.name !== name)),
  };
}

function readViews(text: string | null): readonly SavedView[] {
  const read = parse(text);
  if (!Array.isArray(read)) return [];
  return read.flatMap((one: unknown) => {
    if (!Array.isArray(one)) return [];
    const [name, search]: readonly unknown[] = one;
    return typeof name === "string" && typeof search === "string" ? [{ name, filter: readPlace(search).filter }] : [];
  });
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
}
