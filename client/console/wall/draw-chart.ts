import { BarChart, LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, CanvasRenderer]);

/** A chart in a box of the page: one for as long as the box is there, however often what it shows changes. */
export interface DrawnChart {
  readonly show: (option: EChartsCoreOption) => void;
  readonly close: () => void;
}

/** Opens a chart that follows the size of its box. */
export function drawChart(box: HTMLElement): DrawnChart {
  const chart = init(box);
  const size = new ResizeObserver(() => chart.resize());
  size.observe(box);
  return {
    show: (option) => chart.setOption(option, { lazyUpdate: true }),
    close: () => {
      size.disconnect();
      chart.dispose();
    },
  };
}
