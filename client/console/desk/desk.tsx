import { useState, type CSSProperties, type ReactNode } from "react";
import { ActionDeskProvider } from "../actions/index.js";
import { CommandLine } from "../commands/index.js";
import { DetailPanel } from "../detail/index.js";
import { useLink } from "../live/index.js";
import { MapPanel } from "../map/index.js";
import { usePlace } from "../place/index.js";
import { QueuePanel } from "../queue/index.js";
import { SelectedProvider } from "../selected/index.js";
import { useWords } from "../words/index.js";
import { keepWidths, readWidths, type SidePanel } from "./panel-widths.js";
import { Splitter } from "./splitter.js";
import { TopBar } from "./top-bar.js";
import "./desk.css";

/** The desk: queue, map and detail beside each other, the top bar above and the command line below. */
export function Desk(): ReactNode {
  const words = useWords();
  const [widths, setWidths] = useState(readWidths);
  const { staleSince } = useLink();
  const { incidentId } = usePlace().place;
  const resize = (panel: SidePanel) => (width: number) => {
    const next = { ...widths, [panel]: width };
    setWidths(next);
    keepWidths(next);
  };
  const columns = { "--queue-width": `${widths.queue}rem`, "--detail-width": `${widths.detail}rem` } as CSSProperties;
  return (
    <SelectedProvider>
      <ActionDeskProvider>
        <div className="desk" style={columns} data-stale={staleSince !== null} data-detail={incidentId !== null}>
          <TopBar />
          <section className="panel panel-queue" aria-label={words("queue.title")}>
            <QueuePanel />
          </section>
          <Splitter panel="queue" width={widths.queue} resize={resize("queue")} />
          <section className="panel panel-map" aria-label={words("map.title")}>
            <MapPanel />
          </section>
          <Splitter panel="detail" width={widths.detail} resize={resize("detail")} />
          <section className="panel panel-detail" aria-label={words("detail.title")}>
            <DetailPanel />
          </section>
          <footer className="command-bar" aria-label={words("commands.title")}>
            <CommandLine />
          </footer>
        </div>
      </ActionDeskProvider>
    </SelectedProvider>
  );
}
