import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { useWords } from "../words/index.js";
import { within, type SidePanel } from "./panel-widths.js";

interface SplitterProps {
  readonly panel: SidePanel;
  readonly width: number;
  readonly resize: (width: number) => void;
}

const STEP_REM = 1;

/** The edge of a side panel: drag it, or move it by arrow keys while it has the focus. */
export function Splitter({ panel, width, resize }: SplitterProps): ReactNode {
  const words = useWords();
  const outward = panel === "queue" ? 1 : -1;
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    resize(within((panel === "queue" ? event.clientX : innerWidth - event.clientX) / rem));
  };
  const press = (event: KeyboardEvent) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    resize(within(width + steps * outward * STEP_REM));
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={words(`desk.${panel}Width`)}
      aria-valuenow={Math.round(width)}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
