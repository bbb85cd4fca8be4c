import type { ReactNode } from "react";
import { useBoard } from "../store/index.js";
import { spanText, useWords } from "../words/index.js";

/** How long accepting, arriving and handling took in the last 24 hours: half of them took less. */
export function Medians(): ReactNode {
  const words = useWords();
  const board = useBoard();
  const times = [
    ["ACCEPT", board?.medianAcceptSeconds],
    ["ARRIVE", board?.medianArriveSeconds],
    ["HANDLE", board?.medianHandleSeconds],
  ] as const;
  return (
    <section className="wall-panel wall-medians">
      <h2>{words("wall.medians")}</h2>
      <dl>
        {times.map(([kind, seconds]) => (
          <div key={kind}>
            <dt>{words(`deadline.${kind}`)}</dt>
            <dd>{seconds == null ? "–" : spanText(seconds * 1_000)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
