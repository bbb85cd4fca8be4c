/** A line of the curve: what was measured at each size, in milliseconds. */
export interface Growth {
  readonly name: string;
  readonly values: readonly number[];
}

const WIDTH = 40;
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** Draws how figures grow over sizes: one bar for each size under each name, all on one scale that ends at the goal or the longest bar. */
export function growthCurve(sizes: readonly string[], growths: readonly Growth[], goal: number): string {
  const longest = Math.max(goal, ...growths.flatMap(({ values }) => values));
  const margin = Math.max(...sizes.map((size) => size.length)) + 2;
  const lines = growths.flatMap(({ name, values }) => [
    name,
    ...sizes.map((size, index) => {
      const value = values[index] ?? Number.NaN;
      return `${size.padStart(margin)} ${bar(value / longest)} ${value.toFixed(value < 10 ? 1 : 0)} ms`;
    }),
  ]);
  const mark = Math.round((goal / longest) * WIDTH);
  return [...lines, `${" ".repeat(margin + 1)}${"─".repeat(Math.max(0, mark - 1))}┘ ${goal} ms`].join("\n");
}

function bar(share: number): string {
  const eighths = Math.max(1, Math.round(share * WIDTH * 8));
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}
