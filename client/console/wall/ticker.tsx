import type { ReactNode } from "react";
import { useRecentEntries } from "../store/index.js";
import { clockTime, isWord, TIER_SHAPE, useWords } from "../words/index.js";
import { lastChanges, publicTitle, type Change } from "./ticker.rules.js";

/** So many fit under each other, and no more are kept. */
const MOST = 8;

/** The last changes in words, newest first. */
export function Ticker(): ReactNode {
  const words = useWords();
  const changes = lastChanges(useRecentEntries(), MOST);
  return (
    <section className="wall-panel wall-ticker">
      <h2>{words("wall.changes")}</h2>
      {changes.length === 0 && <p className="wall-note">{words("wall.noChanges")}</p>}
      <ol>
        {changes.map((change) => (
          <TickerLine key={`${change.position} ${change.row.id}`} change={change} />
        ))}
      </ol>
    </section>
  );
}

function TickerLine({ change: { type, at, row } }: { readonly change: Change }): ReactNode {
  const words = useWords();
  const name = `change.${type}`;
  return (
    <li data-tier={row.tier}>
      <p>
        <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>{" "}
        <b>{words(isWord(name) ? name : `status.${row.status}`)}</b> <span>{row.townshipName ?? row.divisionName}</span>
      </p>
      <p className="wall-ticker-title">
        <span aria-hidden>{TIER_SHAPE[row.tier]}</span> {publicTitle(row) ?? words("wall.confidential")}
      </p>
    </li>
  );
}
