import type { ReactNode } from "react";
import { useBoard } from "../store/index.js";
import { useWords } from "../words/index.js";
import { closedToday, openByStatus } from "./figures.rules.js";

const NOTHING = { byStatus: [] };

/** How many stand where on the way from report to closing, and how many came to its end today. */
export function StatusStrip(): ReactNode {
  const words = useWords();
  const board = useBoard();
  const figure = (count: number) => (board === null ? "–" : count);
  return (
    <section className="wall-panel wall-status" aria-label={words("wall.byStatus")}>
      <dl>
        {openByStatus(board ?? NOTHING).map(({ status, count }) => (
          <div key={status} data-status={status} data-empty={count === 0}>
            <dt>{words(`status.${status}`)}</dt>
            <dd>{figure(count)}</dd>
          </div>
        ))}
        <div data-status="closedToday">
          <dt>{words("wall.closedToday")}</dt>
          <dd>{figure(closedToday(board ?? NOTHING))}</dd>
        </div>
      </dl>
    </section>
  );
}
