import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import { useSelected } from "../selected/index.js";
import { availableActions, type Available } from "./available.rules.js";
import { ActionForm } from "./action-form.js";
import type { Values } from "./field.js";

/** What may be done with the selected incident, and how it is begun. */
export interface ActionDesk {
  readonly available: readonly Available[];
  /** Opens the form of an action; `given` fills in what is known already. */
  readonly begin: (available: Available, given?: Values) => void;
  readonly isOpen: boolean;
}

const DeskContext = createContext<ActionDesk | null>(null);

interface Begun {
  readonly available: Available;
  readonly given: Values;
  /** Grows with each beginning, so that a form begins anew. */
  readonly turn: number;
}

/** Holds the one form that may be open; buttons, keys and the command line all begin actions here. */
export function ActionDeskProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { state } = useSelected();
  const [begun, setBegun] = useState<Begun | null>(null);
  const cameFrom = useRef<Element | null>(null);
  const available = useMemo(() => (state.kind === "ready" ? availableActions(state.detail) : []), [state]);
  const begin = useCallback((one: Available, given: Values = {}) => {
    cameFrom.current = document.activeElement;
    setBegun((last) => ({ available: one, given, turn: (last?.turn ?? 0) + 1 }));
  }, []);
  const end = useCallback(() => {
    setBegun(null);
    // Back to where the hand was, so that the next key goes on from there.
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  }, []);
  const desk = useMemo(() => ({ available, begin, isOpen: begun !== null }), [available, begin, begun]);
  return (
    <DeskContext value={desk}>
      {children}
      {begun !== null && <ActionForm key={begun.turn} begun={begun.available} given={begun.given} end={end} />}
    </DeskContext>
  );
}

/** The actions of the selected incident. */
export function useActionDesk(): ActionDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("there are no actions outside the desk");
  return desk;
}
