import { memo, useState, type ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import { isEnded, useIncident, type IncidentRow } from "../store/index.js";
import { fullTime, spanText, TIER_SHAPE, useWords } from "../words/index.js";
import { marksOf, placeOf, timeLeftOf } from "./row.rules.js";

interface QueueRowProps {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  readonly isFresh: boolean;
  readonly select: (id: string) => void;
}

/** One incident of the queue in three lines; a click selects it, the list's keys do the same. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps): ReactNode {
  const { id, index, count, top, isSelected, isCursor, isFresh, select } = props;
  const words = useWords();
  const row = useIncident(id);
  // What it came with it keeps, however soon the list is arranged again.
  const [isNew] = useState(isFresh);
  return (
    // The list has the focus and the keys; its options are pointed at.
    <div
      id={rowId(id)}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={index + 1}
      className="queue-row"
      data-id={id}
      data-tier={row?.tier}
      data-cursor={isCursor}
      data-fresh={isNew}
      data-ended={row !== undefined && isEnded(row)}
      style={{ transform: `translateY(${top}px)` }}
      title={row?.title}
      onClick={() => select(id)}
    >
      {row === undefined ? <p className="queue-quiet">{words("queue.left")}</p> : <RowLines row={row} />}
    </div>
  );
});

/** The id of a row's element, for whoever points at it. */
export function rowId(id: string): string {
  return `row-${id}`;
}

function RowLines({ row }: { readonly row: IncidentRow }): ReactNode {
  const words = useWords();
  return (
    <>
      <p className="queue-matter">
        <b className="queue-tier">
          <span aria-hidden>{TIER_SHAPE[row.tier]}</span> {words(`tier.${row.tier}`)}
        </b>{" "}
        {row.matterName ?? row.title}
      </p>
      <p className="queue-quiet">
        {placeOf(row)} {row.leadName === null ? "" : `· ${row.leadName}`}
      </p>
      <p className="queue-quiet">
        <span className="queue-status">{words(`status.${row.status}`)}</span>
        {marksOf(row).map((mark) => (
          <span key={mark} className="queue-status">
            {words(`queue.${mark}`)}
          </span>
        ))}
      </p>
      <TimeLeftEnd row={row} />
    </>
  );
}

/** The row's end: how long is left, as words and as a bar; inverse once it is too late. */
function TimeLeftEnd({ row }: { readonly row: IncidentRow }): ReactNode {
  const words = useWords();
  const now = useServerNow();
  const left = timeLeftOf(row, now);
  if (left.kind === "none") return <span className="queue-end" />;
  const due = row.dueAt === null ? "" : words("queue.dueAt", { time: fullTime(row.dueAt) });
  return (
    <span className="queue-end" data-kind={left.kind} title={due}>
      <small>{words(left.kind === "over" ? "queue.over" : "queue.remaining")}</small>
      <span>{spanText(left.ms)}</span>
      {left.kind === "left" && (
        <span className="queue-bar" aria-hidden>
          <span style={{ transform: `scaleX(${left.share})` }} />
        </span>
      )}
    </span>
  );
}
