import { useState, type ReactNode } from "react";
import { useWords } from "../words/index.js";
import "./help.css";

const KEPT = "muster.hintSeen";

/** Three keys to begin with, until somebody has read them on this desk. */
export function FirstHint(): ReactNode {
  const words = useWords();
  const [isSeen, setSeen] = useState(() => localStorage.getItem(KEPT) !== null);
  if (isSeen) return null;
  const dismiss = (): void => {
    localStorage.setItem(KEPT, "1");
    setSeen(true);
  };
  return (
    <span className="first-hint">
      {words("help.firstHint")}
      <button type="button" className="bar-button" onClick={dismiss}>
        {words("help.understood")}
      </button>
    </span>
  );
}
