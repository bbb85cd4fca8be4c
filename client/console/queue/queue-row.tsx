import { memo, type ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import { useIncident } from "../store/index.js";
import { spanText, useWords } from "../words/index.js";

const SHAPE = { EMERGENCY: "▲", COORDINATED: "■", ORDINARY: "●" } as const;

interface QueueRowProps {
  readonly id: string;
  readonly top: number;
  readonly isSelected: boolean;
  readonly select: (id: string) => void;
}

/** One incident of the queue in three lines at most. */
export const QueueRow = memo(function QueueRow({ id, top, isSelected, select }: QueueRowProps): ReactNode {
  const words = useWords();
  const row = useIncident(id);
  const now = useServerNow();
  if (row === undefined) return null;
  return (
    <li className="queue-row" data-tier={row.tier} style={{ transform: `translateY(${top}px)` }}>
      <button type="button" aria-current={isSelected} onClick={() => select(id)}>
        <span className="queue-line">
          <b>
            {SHAPE[row.tier]} {words(`tier.${row.tier}`)}
          </b>{" "}
          {row.matterName ?? row.title}
        </span>
        <span className="queue-line queue-quiet">
          {row.divisionName} {row.leadName}
        </span>
        <span className="queue-line queue-quiet">
          {words(`status.${row.status}`)} {row.dueAt !== null && spanText(Math.abs(row.dueAt - now))}
        </span>
      </button>
    </li>
  );
});
