import type { EChartsCoreOption } from "echarts/core";
import type { Bar } from "./bars.rules.js";
import type { Rhythm } from "./rhythm.rules.js";

/** How a chart looks: the page's letters in pixels, its font, and the colours of the theme. */
export interface Look {
  readonly rem: number;
  readonly font: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly accent: string;
  readonly late: string;
  readonly isCalm: boolean;
}

/** What a bar says beside itself about those that are late. */
export type SayLate = (count: number) => string;

/** Today's reports as columns, hour by hour, and a usual day as a line over them. */
export function rhythmOption({ hours }: Rhythm, look: Look): EChartsCoreOption {
  const { rem, quiet, line, accent, ink } = look;
  return {
    ...baseOf(look),
    grid: { left: 0.2 * rem, right: 0.2 * rem, top: 0.5 * rem, bottom: 0.1 * rem, outerBoundsMode: "same" },
    xAxis: {
      type: "category",
      data: hours.map(({ hour }) => String(hour).padStart(2, "0")),
      axisLabel: { color: quiet, fontSize: rem, interval: 2 },
      axisLine: { lineStyle: { color: line, width: rem / 12 } },
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      splitNumber: 3,
      axisLabel: { color: quiet, fontSize: rem },
      splitLine: { lineStyle: { color: line } },
    },
    series: [
      {
        id: "today",
        type: "bar",
        data: hours.map(({ todayCount }) => todayCount),
        barCategoryGap: "25%",
        itemStyle: { color: accent, borderRadius: [rem / 8, rem / 8, 0, 0] },
      },
      {
        id: "usual",
        type: "line",
        data: hours.map(({ usualCount }) => usualCount),
        symbol: "none",
        step: "middle",
        lineStyle: { color: ink, width: rem / 10, type: "dashed" },
      },
    ],
  };
}

/** One bar under the other, what is late at its beginning; each says its number, and how many are late. */
export function barsOption(bars: readonly Bar[], look: Look, sayLate: SayLate): EChartsCoreOption {
  const { rem, accent, late } = look;
  const one = { type: "bar", stack: "all", barWidth: "46%" };
  return {
    ...baseOf(look),
    grid: { left: 8.6 * rem, right: 6.2 * rem, top: 0, bottom: 0 },
    xAxis: { type: "value", show: false, max: "dataMax" },
    yAxis: nameAxis(bars, look),
    series: [
      { ...one, id: "late", data: bars.map((bar) => bar.late), itemStyle: { color: late } },
      {
        ...one,
        id: "onTime",
        data: bars.map((bar) => bar.open - bar.late),
        itemStyle: { color: accent },
        label: numberLabel(bars, look, sayLate),
      },
    ],
  };
}

/** The names stand under each other from the left edge; what is too long ends in an ellipsis. */
function nameAxis(bars: readonly Bar[], { rem, ink }: Look): object {
  return {
    type: "category",
    inverse: true,
    data: bars.map(({ name }) => name),
    axisLabel: { color: ink, fontSize: rem, width: 8.2 * rem, overflow: "truncate", align: "left", margin: 8.4 * rem },
    axisLine: { show: false },
    axisTick: { show: false },
  };
}

function numberLabel(bars: readonly Bar[], { rem, ink, late }: Look, sayLate: SayLate): object {
  return {
    show: true,
    position: "right",
    formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
      const bar = bars[dataIndex] ?? { open: 0, late: 0 };
      return bar.late === 0 ? `{n|${bar.open}}` : `{n|${bar.open}} {late|${sayLate(bar.late)}}`;
    },
    rich: { n: { color: ink, fontSize: rem, fontWeight: 600 }, late: { color: late, fontSize: rem } },
  };
}

function baseOf({ isCalm, font }: Look): EChartsCoreOption {
  return { animation: !isCalm, animationDuration: 150, animationDurationUpdate: 150, textStyle: { fontFamily: font } };
}
