import { isMet, type BenchDrawing, type BenchTable, type Goal } from "../bench.js";
import type { BenchRecord } from "./record.js";

/** A record for people: goals, tables, and where it was measured. */
export function sectionOf(record: BenchRecord): string {
  const { name, title, date, machine, parameters, versions, goals, parts, notes } = record;
  const told = { ...versions, node: machine.node, muster: machine.commit };
  return [
    `## ${title}`,
    `\`npm run bench -- ${name}\`, ${date}, ${machine.cores} × ${machine.cpu}, ${machine.memoryGiB} GiB, ${machine.kernel}. ${listed(told)}. The record for programs: [performance/${name}.json](performance/${name}.json).`,
    ...(goals.length === 0 ? [] : [tableText(goalTable(goals))]),
    ...parts.map(partText),
    `Parameters: ${listed(parameters)}.`,
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join("\n")]),
  ].join("\n\n");
}

/** Puts a section in the place of the one between its markers, or at the end where there is none yet. */
export function withSection(document: string, name: string, section: string): string {
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const written = `${begin}\n${section}\n${end}`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from === -1 && to === -1) return `${document.trimEnd()}\n\n${written}\n`;
  if (from === -1 || to < from) throw new Error(`the markers of ${name} do not stand around anything`);
  return document.slice(0, from) + written + document.slice(to + end.length);
}

/** Three digits that matter and no more, since more would be noise. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return "none";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}

function goalTable(goals: readonly Goal[]): BenchTable {
  return {
    title: "Goals",
    columns: ["goal", "wanted", "measured", "met"],
    rows: goals.map((goal) => [
      goal.name,
      `${goal.bound} ${shown(goal.goal)} ${goal.unit}`.trim(),
      `${shown(goal.measured)} ${goal.unit}`.trim(),
      isMet(goal) ? "yes" : "**no**",
    ]),
  };
}

function partText(part: BenchTable | BenchDrawing): string {
  return "drawing" in part ? `### ${part.title}\n\n\`\`\`text\n${part.drawing}\n\`\`\`` : tableText(part);
}

function tableText({ title, columns, rows }: BenchTable): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => (typeof cell === "number" ? shown(cell) : cell)).join(" | ")} |`;
  return [`### ${title}`, "", line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

function listed(values: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
