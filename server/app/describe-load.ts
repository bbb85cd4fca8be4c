import type { LoadedRows } from "../platform/database/index.js";
import { isChange, type LoadReport, type ReferenceKind } from "../reference/load-report.js";

/** Up to so many rows are named beside their number. */
const MOST_NAMED = 5;

const TITLES: Readonly<Record<ReferenceKind, string>> = {
  divisions: "区划 divisions",
  grids: "网格 grids",
  lines: "条线 lines",
  agencies: "机构 agencies",
  squads: "队伍 squads",
  people: "人员 people",
  posts: "岗位 posts",
  classes: "事项大类 matter classes",
  resultCodes: "结果代码 result codes",
  matters: "事项 matters",
  rules: "责任清单 rules",
  centerLimits: "中心时限 center limits",
  calendar: "工作日历 calendar",
};

const HEADING = [
  "",
  "新增 added",
  "修改 changed",
  "停用 retired",
  "未变 unchanged",
  "文件已无、仍保留 no longer in the files, kept",
];

/** What a load of reference data did, kind by kind, as a table for a person to read; few rows are named below it. */
export function describeLoad({ rows, squadsPutOnDuty }: LoadReport): string {
  const kinds = Object.entries(rows) as [ReferenceKind, LoadedRows][];
  const table = kinds.map(([kind, { added, changed, retired, unchanged, kept }]) => [
    TITLES[kind],
    ...[added.length, changed.length, retired.length, unchanged, kept.length].map(String),
  ]);
  const named = kinds.flatMap(([kind, { added, changed, retired, kept }]) => [
    ...name(kind, "新增 added", added),
    ...name(kind, "修改 changed", changed),
    ...name(kind, "停用 retired", retired),
    ...name(kind, "仍保留 kept", kept),
  ]);
  const duty = squadsPutOnDuty > 0 ? [`上岗队伍 squads put on duty: ${squadsPutOnDuty}`] : [];
  const unchanged = kinds.some(([, loaded]) => isChange(loaded))
    ? []
    : ["基础数据没有变化。 The reference data is unchanged."];
  return [...aligned([HEADING, ...table]), ...named, ...duty, ...unchanged].join("\n");
}

function name(kind: ReferenceKind, what: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 || rows.length > MOST_NAMED ? [] : [`${TITLES[kind]}, ${what}: ${rows.join("; ")}`];
}

function aligned(table: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADING.map((_, column) => Math.max(...table.map((row) => columns(row[column] ?? ""))));
  return table.map((row) =>
    row
      .map((cell, column) => {
        const space = " ".repeat((widths[column] ?? 0) - columns(cell));
        return column === 0 ? cell + space : space + cell;
      })
      .join("  "),
  );
}

/** Columns a text takes on a terminal, where a Chinese character takes two. */
function columns(text: string): number {
  return text.length + (text.match(/[\p{Script=Han}、]/gu)?.length ?? 0);
}
