import type { ReactNode } from "react";
import type { Detail } from "../selected/index.js";
import { fullTime, useWords } from "../words/index.js";

/** Every clock of the incident: when it is due, and what holds it. */
export function DeadlineList({ detail: { deadlines } }: { readonly detail: Detail }): ReactNode {
  const words = useWords();
  if (deadlines.length === 0) return null;
  return (
    <details className="detail-section">
      <summary>{words("detail.deadlines")}</summary>
      <ul className="detail-plain">
        {deadlines.map(({ kind, dueAt, metAt, pausedAt, extendedFrom, isOverdue, isProvisional }) => (
          <li key={`${kind} ${dueAt}`} data-late={isOverdue}>
            {words(`deadline.${kind}`)} {fullTime(Date.parse(dueAt))}{" "}
            {metAt !== null && words("detail.met", { time: fullTime(Date.parse(metAt)) })}
            {pausedAt !== null && <span className="detail-tag">{words("detail.paused")}</span>}
            {extendedFrom !== null && <span className="detail-tag">{words("detail.extended")}</span>}
            {isProvisional && <span className="detail-tag">{words("detail.provisional")}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
