import { useCallback, useMemo, useRef, useState, type ReactNode, type RefObject } from "react";
import { useComeBack } from "../hands/index.js";
import { isOpenFilter, usePlace } from "../place/index.js";
import { useIncidentIds, useSnapshot } from "../store/index.js";
import { useWords } from "../words/index.js";
import { EndedFinder } from "./ended-finder.js";
import { QueueFilter } from "./queue-filter.js";
import { QueueList } from "./queue-list.js";
import { QueueMenu } from "./queue-menu.js";
import { useOpeningView } from "./use-opening-view.js";
import { useQueueKeys } from "./use-queue-keys.js";
import "./queue.css";

/** The open incidents under the present filter, the most pressing first. */
export function QueuePanel(): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const ids = useIncidentIds();
  const { text } = usePlace().place.filter;
  const [finding, setFinding] = useState<string | null>(null);
  useOpeningView();
  const { leave, comeBack } = useComeBack();
  const find = useCallback(
    (begun: string) => {
      leave();
      setFinding(begun);
    },
    [leave],
  );
  const endFinding = () => {
    setFinding(null);
    comeBack();
  };
  usePanelKeys(input, find);
  return (
    <div className="queue">
      <QueueFilter input={input} />
      <QueueMenu ids={ids} findEnded={() => find(text)} />
      {ids.length === 0 ? <QueueNote /> : <QueueList live={ids} />}
      {finding !== null && <EndedFinder begun={finding} close={endFinding} />}
    </div>
  );
}

/** The keys that work however many rows there are. */
function usePanelKeys(input: RefObject<HTMLElement | null>, findEnded: (text: string) => void): void {
  const { place, select } = usePlace();
  const { incidentId } = place;
  const keys = useMemo(
    () => ({
      search: () => {
        input.current?.focus();
        return true;
      },
      ended: () => {
        findEnded("");
        return true;
      },
      leave: () => {
        if (incidentId !== null) select(null);
        return incidentId !== null;
      },
    }),
    [input, findEnded, incidentId, select],
  );
  useQueueKeys(keys);
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
