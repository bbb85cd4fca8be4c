import { Dropdown, type MenuProps } from "antd";
import { useState, type ReactNode } from "react";
import { useComeBack } from "../hands/index.js";
import { isOpenFilter, isSameFilter, usePlace, type Filter } from "../place/index.js";
import { useViewer } from "../session/index.js";
import { useReadIncidents } from "../store/index.js";
import { useWords } from "../words/index.js";
import { exportRows } from "./export-rows.js";
import { NameView } from "./name-view.js";
import { useSavedViews } from "./saved-views.js";
import { STANDARD_VIEWS, type StandardView } from "./views.rules.js";

interface QueueMenuProps {
  readonly ids: readonly string[];
  /** Opens the search for what has ended. */
  readonly findEnded: () => void;
}

/** How many rows there are, the views to choose from, and the way out into a spreadsheet. */
export function QueueMenu({ ids, findEnded }: QueueMenuProps): ReactNode {
  const words = useWords();
  const { place, clearFilter } = usePlace();
  const readIncidents = useReadIncidents();
  const exportShown = () => {
    const shown = new Set(ids);
    exportRows(readIncidents().filter(({ id }) => shown.has(id)));
  };
  return (
    <div className="queue-menu">
      <span role="status">{words("queue.count", { count: ids.length })}</span>
      {!isOpenFilter(place.filter) && (
        <button type="button" className="bar-button" onClick={clearFilter}>
          {words("queue.clearFilter")}
        </button>
      )}
      <ViewsMenu />
      <button type="button" className="bar-button" aria-keyshortcuts="o" onClick={findEnded}>
        {words("queue.endedShort")}
      </button>
      <button type="button" className="bar-button" onClick={exportShown} disabled={ids.length === 0}>
        {words("queue.export")}
      </button>
    </div>
  );
}

const STANDARD = Object.keys(STANDARD_VIEWS) as readonly StandardView[];

function ViewsMenu(): ReactNode {
  const words = useWords();
  const [isNaming, setNaming] = useState(false);
  const { leave, comeBack } = useComeBack();
  const { place, go } = usePlace();
  const { views, keep, drop } = useSavedViews(useViewer().personId);
  const own = views.find(({ filter }) => isSameFilter(filter, place.filter));
  const standard = STANDARD.find((name) => isSameFilter(STANDARD_VIEWS[name], place.filter));
  const show = (filter: Filter) => go({ filter });
  const askName = () => {
    leave();
    setNaming(true);
  };
  const endNaming = () => {
    setNaming(false);
    comeBack();
  };
  const items: MenuProps["items"] = [
    ...STANDARD.map((name) => ({
      key: name,
      label: words(`queue.${name}`),
      onClick: () => show(STANDARD_VIEWS[name]),
    })),
    { type: "divider" },
    ...views.map(({ name, filter }) => ({ key: `own ${name}`, label: name, onClick: () => show(filter) })),
    { key: "save", label: words("queue.saveView"), onClick: askName },
    ...(own === undefined
      ? []
      : [{ key: "drop", label: words("queue.dropView", { name: own.name }), onClick: () => drop(own.name) }]),
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={["click"]}>
        <button type="button" className="bar-button">
          {own?.name ?? words(standard === undefined ? "queue.views" : `queue.${standard}`)} ▾
        </button>
      </Dropdown>
      {isNaming && <NameView keep={(name) => keep(name, place.filter)} close={endNaming} />}
    </>
  );
}
