import { useCallback, useId, useRef, useState, type ReactNode } from "react";
import { useComeBack } from "../hands/index.js";
import { useWords } from "../words/index.js";
import type { Completion } from "./complete.rules.js";
import { KeyMap } from "./key-map.js";
import { useDeskKeys } from "./use-desk-keys.js";
import { useLine } from "./use-line.js";
import "./commands.css";

/** The command line at the foot of the desk, and the keys of the whole screen. */
export function CommandLine(): ReactNode {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isMapOpen, setMapOpen] = useState(false);
  const { leave, comeBack } = useComeBack();
  const showKeys = useCallback(() => {
    leave();
    setMapOpen(true);
  }, [leave]);
  const hideKeys = () => {
    setMapOpen(false);
    comeBack();
  };
  const line = useLine(input);
  const listId = useId();
  useDeskKeys({ focusLine: () => input.current?.focus(), showKeys });
  return (
    <div className="command-line">
      <span className="command-prompt" aria-hidden>
        ›
      </span>
      <input
        ref={input}
        role="combobox"
        aria-label={words("commands.title")}
        aria-expanded={line.isOpen}
        aria-controls={listId}
        aria-activedescendant={line.completions.length > 0 ? `${listId}-${line.at}` : undefined}
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
      {line.isOpen && <LineChoices id={listId} completions={line.completions} at={line.at} give={line.give} />}
      <button type="button" className="bar-button" aria-keyshortcuts="?" onClick={showKeys}>
        {words("commands.keys")} <kbd>?</kbd>
      </button>
      <KeyMap isOpen={isMapOpen} close={hideKeys} />
    </div>
  );
}

interface LineChoicesProps {
  readonly id: string;
  readonly completions: readonly Completion[];
  readonly at: number;
  readonly give: (completion: Completion) => void;
}

/** What the line may become, each with what it would do. */
function LineChoices({ id, completions, at, give }: LineChoicesProps): ReactNode {
  const words = useWords();
  if (completions.length === 0)
    return (
      <p className="command-choices command-nothing" role="status">
        {words("commands.nothing")}
      </p>
    );
  return (
    <ul id={id} className="command-choices" role="listbox" aria-label={words("commands.choices")}>
      {completions.map((completion, index) => (
        <li
          key={`${completion.verb.id} ${completion.object?.value ?? ""}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => {
            event.preventDefault();
            give(completion);
          }}
        >
          {completion.line} <small>{completion.object?.hint ?? completion.verb.hint}</small>
        </li>
      ))}
    </ul>
  );
}
