import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useWords } from "../words/index.js";
import type { DrawnChart } from "./draw-chart.js";

interface ChartProps {
  readonly option: EChartsCoreOption;
  /** What the picture says, for whoever cannot see it. */
  readonly text: string;
}

/** A chart; its library comes when the first one is shown, and what changes is drawn into the same picture. */
export function Chart({ option, text }: ChartProps): ReactNode {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<DrawnChart | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let opened: DrawnChart | null = null;
    let isOver = false;
    import("./draw-chart.js").then(
      ({ drawChart }) => {
        if (isOver || box.current === null) return;
        opened = drawChart(box.current);
        setChart(opened);
      },
      () => setFailed(true),
    );
    return () => {
      isOver = true;
      opened?.close();
    };
  }, []);
  useEffect(() => chart?.show(option), [chart, option]);
  if (hasFailed) return <p className="wall-note">{words("wall.chartFailed")}</p>;
  return <div className="wall-chart" ref={box} role="img" aria-label={text} />;
}
