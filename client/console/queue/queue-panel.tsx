import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type ReactNode } from "react";
import { isOpenFilter, usePlace } from "../place/index.js";
import { useIncidentIds, useSnapshot } from "../store/index.js";
import { useWords } from "../words/index.js";
import { QueueRow } from "./queue-row.js";
import "./queue.css";

const ROW_REM = 4;

/** The open incidents under the present filter, the most pressing first. */
export function QueuePanel(): ReactNode {
  const ids = useIncidentIds();
  const { place, select } = usePlace();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * rem(),
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
  });
  if (ids.length === 0) return <QueueNote />;
  return (
    <div className="queue" ref={scroller}>
      <ul className="queue-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const id = ids[index];
          if (id === undefined) return null;
          return <QueueRow key={key} id={id} top={start} isSelected={id === place.incidentId} select={select} />;
        })}
      </ul>
    </div>
  );
}

function QueueNote(): ReactNode {
  const words = useWords();
  const snapshot = useSnapshot();
  const { place, clearFilter } = usePlace();
  if (snapshot.kind === "loading")
    return <p className="panel-note">{words("queue.loading", { count: snapshot.loaded })}</p>;
  if (snapshot.kind === "failed")
    return (
      <p className="panel-note" role="alert">
        {words(`fault.${snapshot.fault.kind}`)} {snapshot.fault.kind !== "forbidden" && words("app.retryBySelf")}
      </p>
    );
  if (isOpenFilter(place.filter)) return <p className="panel-note">{words("queue.empty")}</p>;
  return (
    <p className="panel-note">
      {words("queue.nothingFits")}{" "}
      <button type="button" onClick={clearFilter}>
        {words("queue.clearFilter")}
      </button>
    </p>
  );
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
