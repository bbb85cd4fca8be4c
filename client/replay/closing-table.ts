import type { Tally } from "./tally.js";

/** The table at the end of a replay; every figure is exact. */
export function closingTable(tally: Tally, elapsedMs: number): string {
  const sorted = Float64Array.from(tally.latenciesMs).sort();
  const rows: [string, string][] = [
    ["读取 lines read", whole(tally.read)],
    ["受理 accepted", whole(tally.accepted)],
    ["  自动派遣 routed without a person", whole(tally.routed)],
    ["  待人工 needs operator", whole(tally.needsOperator)],
    ["  其他 waiting otherwise", whole(tally.accepted - tally.routed - tally.needsOperator)],
    ...byCode("拒绝 refused", tally.refused),
    ...byCode("丢失 lost", tally.lost),
    ["坏行 bad lines", whole(tally.bad.count)],
    ...tally.bad.first.map(({ line, problem }): [string, string] => [`  第 ${line} 行 line ${line}`, problem]),
    ["重试 retried", whole(tally.retries)],
    ["延迟 latency p50 / p99", `${milliseconds(percentile(sorted, 50))} / ${milliseconds(percentile(sorted, 99))}`],
    ["最大滞后 latest behind the clock", milliseconds(tally.latestMs)],
    ["每秒 per second", elapsedMs > 0 ? ((sorted.length * 1_000) / elapsedMs).toFixed(1) : "–"],
    ["用时 elapsed", `${(elapsedMs / 1_000).toFixed(1)} s`],
  ];
  const width = Math.max(...rows.map(([label]) => columns(label)));
  return rows.map(([label, value]) => `${label}${" ".repeat(width - columns(label))}  ${value}`).join("\n");
}

/** The smallest value that at least `percent` of the sorted values do not exceed (nearest rank); undefined of nothing. */
export function percentile(sorted: Float64Array, percent: number): number | undefined {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}

function byCode(label: string, counts: ReadonlyMap<string, number>): [string, string][] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const codes = [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return [[label, whole(total)], ...codes.map(([code, count]): [string, string] => [`  ${code}`, whole(count)])];
}

function whole(count: number): string {
  return count.toLocaleString("en-US");
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? "–" : `${value.toFixed(1)} ms`;
}

/** Columns a text takes on a terminal, where a Chinese character takes two. */
function columns(text: string): number {
  return text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}
