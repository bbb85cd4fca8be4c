import { useMemo, type ReactNode } from "react";
import { useWords } from "../words/index.js";
import type { Bar } from "./bars.rules.js";
import { barsOption } from "./chart-options.rules.js";
import { Chart } from "./chart.js";
import { useLook } from "./use-look.js";

interface BarsPanelProps {
  readonly name: "townships" | "matters" | "agencies";
  /** Null before they are known. */
  readonly bars: readonly Bar[] | null;
}

/** How many there are of each, the most first, and how many of them are late. */
export function BarsPanel({ name, bars }: BarsPanelProps): ReactNode {
  const words = useWords();
  const look = useLook();
  const option = useMemo(
    () => bars && barsOption(bars, look, (count) => words("wall.late", { count })),
    [bars, look, words],
  );
  const text = bars?.map((bar) => words("wall.barsText", { ...bar })).join(", ") ?? "";
  return (
    <section className={`wall-panel wall-bars wall-${name}`}>
      <h2>{words(`wall.${name}`)}</h2>
      {option === null || bars === null || bars.length === 0 ? (
        <p className="wall-note">
          {words(bars === null ? "link.connecting" : name === "agencies" ? "wall.nothingOwed" : "wall.nothingOpen")}
        </p>
      ) : (
        <Chart option={option} text={`${words(`wall.${name}`)}: ${text}`} />
      )}
    </section>
  );
}
