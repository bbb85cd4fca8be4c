import { useCallback, useRef, type ReactNode } from "react";
import { isOpenFilter, usePlace } from "../place/index.js";
import { useIncidentIds, useSnapshot } from "../store/index.js";
import { useWords } from "../words/index.js";
import { QueueFilter } from "./queue-filter.js";
import { QueueList } from "./queue-list.js";
import { QueueMenu } from "./queue-menu.js";
import { useOpeningView } from "./use-opening-view.js";
import "./queue.css";

/** The open incidents under the present filter, the most pressing first. */
export function QueuePanel(): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const search = useCallback(() => input.current?.focus(), []);
  const ids = useIncidentIds();
  useOpeningView();
  return (
    <div className="queue">
      <QueueFilter input={input} />
      <QueueMenu ids={ids} />
      {ids.length === 0 ? <QueueNote /> : <QueueList live={ids} search={search} />}
    </div>
  );
}

/** Why there is no row, and what to do. */
function QueueNote(): ReactNode {
  const words = useWords();
  const snapshot = useSnapshot();
  const { place, clearFilter } = usePlace();
  if (snapshot.kind === "failed")
    return (
      <p className="panel-note" role="alert">
        {words(`fault.${snapshot.fault.kind}`)} {snapshot.fault.kind === "forbidden" ? "" : words("app.retryBySelf")}
      </p>
    );
  if (snapshot.kind === "loading")
    return <p className="panel-note">{words("queue.loading", { count: snapshot.loaded })}</p>;
  if (isOpenFilter(place.filter)) return <p className="panel-note">{words("queue.empty")}</p>;
  return (
    <p className="panel-note">
      {words("queue.nothingFits")}{" "}
      <button type="button" className="bar-button" onClick={clearFilter}>
        {words("queue.clearFilter")}
      </button>
    </p>
  );
}
