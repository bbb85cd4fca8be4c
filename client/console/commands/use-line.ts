import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { fitsChoice } from "../actions/index.js";
import { loadInitials } from "../words/index.js";
import { completeLine, type Completion } from "./complete.rules.js";
import { readHistory, remember } from "./history.js";
import { useVerbs } from "./use-verbs.js";

/** The line as it is being written, and what keys and clicks do to it. */
export interface Line {
  readonly typed: string;
  readonly isOpen: boolean;
  readonly completions: readonly Completion[];
  /** Which completion Enter would give. */
  readonly at: number;
  readonly type: (text: string) => void;
  readonly give: (completion: Completion) => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly focus: () => void;
  readonly blur: () => void;
}

/** Writes, completes and gives command lines; the focus goes back to where it came from. */
export function useLine(input: RefObject<HTMLInputElement | null>): Line {
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const history = useHistory(setTyped);
  const { verbs, run } = useVerbs(isOpen);
  const completions = isOpen ? completeLine(typed, verbs, fitsChoice) : [];
  const comeBack = useComeBack(input);
  useEffect(() => setAt(0), [typed]);
  const leave = (): void => {
    setTyped("");
    history.rest();
    comeBack();
  };
  const give = (completion: Completion): void => {
    if (needsObject(completion)) return setTyped(`${completion.line} `);
    history.add(completion.line);
    leave();
    run(completion);
  };
  const chosen = completions[at];
  const keys: Readonly<Record<string, () => void>> = {
    Escape: leave,
    Enter: () => chosen !== undefined && give(chosen),
    Tab: () => chosen !== undefined && setTyped(`${chosen.line} `),
    ArrowDown: () => setAt(Math.min(completions.length - 1, at + 1)),
    ArrowUp: () => (typed === "" || history.isAway() ? history.back() : setAt(Math.max(0, at - 1))),
  };
  const press = (event: KeyboardEvent): void => {
    const act = event.nativeEvent.isComposing ? undefined : keys[event.key];
    // From an empty line Tab goes on to what comes next on the screen.
    if (act === undefined || (event.key === "Tab" && typed === "")) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const focus = (): void => {
    setOpen(true);
    void loadInitials();
  };
  return { typed, isOpen, completions, at, type: setTyped, give, press, focus, blur: () => setOpen(false) };
}

/** Going somewhere has to know where; an action without an object opens its form, where it is chosen. */
function needsObject({ verb, object }: Completion): boolean {
  return verb.id === "go" && object === null;
}

function useHistory(show: (line: string) => void) {
  const past = useRef({ lines: readHistory(), at: -1 });
  return {
    isAway: () => past.current.at >= 0,
    back: () => {
      const { lines, at } = past.current;
      past.current.at = Math.min(lines.length - 1, at + 1);
      show(lines[past.current.at] ?? "");
    },
    add: (line: string) => {
      past.current = { lines: remember(line), at: -1 };
    },
    rest: () => {
      past.current.at = -1;
    },
  };
}

/** Gives the focus back to whatever had it before the line. */
function useComeBack(input: RefObject<HTMLInputElement | null>) {
  const from = useRef<Element | null>(null);
  useEffect(() => {
    const leaving = ({ target }: FocusEvent): void => {
      if (target !== input.current && target instanceof Element) from.current = target;
    };
    document.addEventListener("focusout", leaving);
    return () => document.removeEventListener("focusout", leaving);
  }, [input]);
  return (): void => {
    input.current?.blur();
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus();
  };
}
