import { useMemo, type ReactNode } from "react";
import { useServerNow } from "../ask/index.js";
import { useLink } from "../live/index.js";
import { CountyPicture } from "../map/index.js";
import { useViewer } from "../session/index.js";
import { isLate, useBoard, useSnapshot } from "../store/index.js";
import { useWords } from "../words/index.js";
import { agencyBars, matterBars, townshipBars } from "./bars.rules.js";
import { BarsPanel } from "./bars-panel.js";
import { Emergencies } from "./emergencies.js";
import { FigureGrid } from "./figure-grid.js";
import { figuresOf } from "./figures.rules.js";
import { Medians } from "./medians.js";
import { RhythmPanel } from "./rhythm-panel.js";
import { StatusStrip } from "./status-strip.js";
import { Ticker } from "./ticker.js";
import { useOpenIncidents } from "./use-open-incidents.js";
import { useRem } from "./use-look.js";
import { useRhythm } from "./use-rhythm.js";
import { useWallManners } from "./use-wall-manners.js";
import { WallHead } from "./wall-head.js";
import { NoWall, SnapshotNotice } from "./wall-notice.js";
import "./wall.css";

/** On a desk a map's letters have 13 px; on a wall they are as large as its others. */
const MAP_LETTERS = 13;

/** The wall: the county at a glance, read from six metres, with nothing to press. It never touches what a desk has chosen. */
export function Wall(): ReactNode {
  const words = useWords();
  const { divisionCode } = useViewer();
  const isIdle = useWallManners();
  const { staleSince } = useLink();
  const snapshot = useSnapshot();
  const rhythm = useRhythm(divisionCode);
  const rem = useRem();
  if (divisionCode === null || rhythm.fault?.kind === "forbidden") return <NoWall fault={rhythm.fault} />;
  return (
    <main className="wall" data-stale={staleSince !== null} data-idle={isIdle}>
      <WallHead />
      <SnapshotNotice snapshot={snapshot} />
      <Numbers />
      <Ticker />
      <Emergencies />
      <section className="wall-panel wall-map" aria-label={words("map.title")}>
        <CountyPicture scale={rem / MAP_LETTERS} />
      </section>
      <StatusStrip />
      <RhythmPanel state={rhythm} />
      <Loads />
      <Medians />
    </main>
  );
}

const MOST_TOWNSHIPS = 6;
const MOST_MATTERS = 5;
const MOST_AGENCIES = 7;

function Numbers(): ReactNode {
  const board = useBoard();
  return <FigureGrid figures={figuresOf(board, useOpenIncidents(), useServerNow())} />;
}

function Loads(): ReactNode {
  const words = useWords();
  const board = useBoard();
  const open = useOpenIncidents();
  const now = useServerNow();
  // What the clock alone makes late may wait for the next minute.
  const minute = now - (now % 60_000);
  const townships = useMemo(() => board && townshipBars(board, MOST_TOWNSHIPS), [board]);
  const agencies = useMemo(() => board && agencyBars(board, MOST_AGENCIES), [board]);
  const unnamed = words("wall.otherMatter");
  const matters = useMemo(
    () => open && matterBars(open, { isLate: (row) => isLate(row, minute), most: MOST_MATTERS, unnamed }),
    [open, minute, unnamed],
  );
  return (
    <>
      <BarsPanel name="townships" bars={townships} />
      <BarsPanel name="matters" bars={matters} />
      <BarsPanel name="agencies" bars={agencies} />
    </>
  );
}
