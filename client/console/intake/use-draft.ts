import { useCallback, useState } from "react";
import { readDraft, type Draft } from "./draft.rules.js";

/** The draft, and how it is changed. */
export interface DraftAndWays {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

/**
 * Keeps what a person has written through a reload and a lost line. It may hold a citizen's telephone number, so it lives only as long as
 * the tab, and only for that person.
 */
export function useDraft(personId: string): DraftAndWays {
  const kept = `muster.report.${personId}`;
  const [draft, setDraft] = useState(() => readDraft(sessionStorage.getItem(kept)));
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((old) => {
        const next = { ...old, ...part };
        sessionStorage.setItem(kept, JSON.stringify(next));
        return next;
      }),
    [kept],
  );
  return { draft, change };
}
