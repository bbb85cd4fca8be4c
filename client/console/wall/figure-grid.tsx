import type { ReactNode } from "react";
import { useWords } from "../words/index.js";
import type { Figure, Meaning } from "./figures.rules.js";

const SHAPE: Readonly<Record<Meaning, string>> = { plain: "", emergency: "▲", late: "!", soon: "◷", good: "" };

/** The big numbers. */
export function FigureGrid({ figures }: { readonly figures: readonly Figure[] }): ReactNode {
  const words = useWords();
  return (
    <section className="wall-panel wall-figures" aria-label={words("wall.figures")}>
      <dl>
        {figures.map(({ name, value, of, meaning }) => (
          <div key={name} data-figure={name} data-meaning={value === 0 || value === null ? "plain" : meaning}>
            <dt>{words(name)}</dt>
            <dd>
              {SHAPE[meaning] !== "" && <span aria-hidden>{SHAPE[meaning]}</span>}
              <b>{value ?? "–"}</b>
              {of !== undefined && <small> / {of ?? "–"}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
