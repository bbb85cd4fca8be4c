import { isChange, type LoadReport } from "../reference/load-report.js";

const NAMED = 5;

/** What a load of reference data did, kind by kind, for a person to read. */
export function describeLoad({ rows, squadsPutOnDuty }: LoadReport): string {
  const lines = Object.entries(rows)
    .filter(([, loaded]) => isChange(loaded))
    .map(
      ([kind, { added, changed, retired }]) =>
        `${kind}: ${part("+", added)} ${part("~", changed)} ${part("-", retired)}`,
    );
  if (squadsPutOnDuty > 0) lines.push(`squads on duty: ${squadsPutOnDuty}`);
  return lines.length === 0 ? "基础数据没有变化。 The reference data is unchanged." : lines.join("\n");
}

function part(sign: string, codes: readonly string[]): string {
  const named = codes.length > 0 && codes.length <= NAMED ? ` (${codes.join(", ")})` : "";
  return `${sign}${codes.length}${named}`;
}
