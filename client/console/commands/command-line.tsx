import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { fitsChoice } from "../actions/index.js";
import { loadInitials, useWords } from "../words/index.js";
import { completeLine, type Completion } from "./complete.rules.js";
import { readHistory, remember } from "./history.js";
import { KeyMap } from "./key-map.js";
import { useDeskKeys } from "./use-desk-keys.js";
import { useVerbs } from "./use-verbs.js";
import "./commands.css";

/** The command line at the foot of the desk, and the keys of the whole screen. */
export function CommandLine(): ReactNode {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isMapOpen, setMapOpen] = useState(false);
  const line = useLine(input);
  const listId = useId();
  useDeskKeys({
    focusLine: () => input.current?.focus(),
    showKeys: () => setMapOpen(true),
  });
  return (
    <div className="command-line">
      <label className="command-prompt" htmlFor={`${listId}-input`} title={words("commands.title")}>
        ›
      </label>
      <input
        ref={input}
        id={`${listId}-input`}
        role="combobox"
        aria-label={words("commands.title")}
        aria-expanded={line.isOpen}
        aria-controls={listId}
        aria-activedescendant={line.isOpen ? `${listId}-${line.at}` : undefined}
        aria-keyshortcuts=": Control+K"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder={words("commands.placeholder")}
        value={line.typed}
        onFocus={line.focus}
        onBlur={line.blur}
        onChange={({ target }) => line.type(target.value)}
        onKeyDown={line.press}
      />
      <ul id={listId} role="listbox" aria-label={words("commands.choices")} hidden={!line.isOpen}>
        {line.completions.map((completion, index) => (
          <li
            key={`${completion.verb.id} ${completion.object?.value ?? ""}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === line.at}
            onPointerDown={(event) => {
              event.preventDefault();
              line.give(completion);
            }}
          >
            {completion.line} <small>{completion.object?.hint ?? completion.verb.hint}</small>
          </li>
        ))}
        {line.completions.length === 0 && <li className="command-nothing">{words("commands.nothing")}</li>}
      </ul>
      <button type="button" className="bar-button" aria-keyshortcuts="?" onClick={() => setMapOpen(true)}>
        {words("commands.keys")} <kbd>?</kbd>
      </button>
      <KeyMap isOpen={isMapOpen} close={() => setMapOpen(false)} />
    </div>
  );
}

/** What is typed, what it may become, and what the keys do to it. */
function useLine(input: React.RefObject<HTMLInputElement | null>) {
  const [typed, setTyped] = useState("");
  const [isFocused, setFocused] = useState(false);
  const [at, setAt] = useState(0);
  const past = useRef({ lines: readHistory(), at: -1 });
  const cameFrom = useRef<Element | null>(null);
  const { verbs, run } = useVerbs(isFocused);
  const completions = isFocused ? completeLine(typed, verbs, fitsChoice) : [];
  useEffect(() => setAt(0), [typed]);
  const leave = (): void => {
    setTyped("");
    past.current.at = -1;
    input.current?.blur();
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  const give = (completion: Completion): void => {
    const isWhole = completion.object !== null || completion.verb.objects.length === 0;
    if (!isWhole && !isRunnableAlone(completion)) return setTyped(`${completion.line} `);
    past.current = { lines: remember(completion.line), at: -1 };
    leave();
    run(completion);
  };
  const recall = (step: number): void => {
    const { lines, at: from } = past.current;
    past.current.at = Math.max(-1, Math.min(lines.length - 1, from + step));
    setTyped(lines[past.current.at] ?? "");
  };
  const press = (event: KeyboardEvent): void => {
    const chosen = completions[at];
    const keys: Readonly<Record<string, () => void>> = {
      Escape: leave,
      Enter: () => chosen !== undefined && give(chosen),
      Tab: () => chosen !== undefined && setTyped(`${chosen.line} `),
      ArrowDown: () => setAt(Math.min(completions.length - 1, at + 1)),
      ArrowUp: () => (typed === "" || past.current.at >= 0 ? recall(1) : setAt(Math.max(0, at - 1))),
    };
    const act = event.nativeEvent.isComposing ? undefined : keys[event.key];
    if (act === undefined || (event.key === "Tab" && typed === "")) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const focus = (): void => {
    cameFrom.current = document.activeElement === input.current ? cameFrom.current : document.activeElement;
    setFocused(true);
    void loadInitials();
  };
  return {
    typed,
    type: setTyped,
    isOpen: isFocused,
    at,
    completions,
    give,
    press,
    focus,
    blur: () => setFocused(false),
  };
}

/** An action without an object opens its form, where the object is chosen; only going somewhere needs to know where. */
function isRunnableAlone({ verb }: Completion): boolean {
  return verb.id !== "go";
}
