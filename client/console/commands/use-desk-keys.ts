import { useEffect } from "react";
import { actionOfKey, useActionDesk } from "../actions/index.js";

interface DeskKeys {
  readonly focusLine: () => void;
  readonly showKeys: () => void;
}

/** Listens to the keys of the desk wherever nobody is writing: an action's key begins it for the selected incident. */
export function useDeskKeys({ focusLine, showKeys }: DeskKeys): void {
  const { available, begin } = useActionDesk();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return focusLine();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const action = actionOfKey(available, event.key);
      const act =
        event.key === ":" || event.key === "：" ? focusLine : event.key === "?" || event.key === "？" ? showKeys : null;
      if (act === null && action === null) return;
      event.preventDefault();
      if (act !== null) act();
      else if (action !== null) begin(action);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [available, begin, focusLine, showKeys]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null
  );
}
