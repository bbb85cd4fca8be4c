import { idempotencyKey } from "./idempotency-key.js";
import type { Mapping } from "./mapping.js";
import { placeReport } from "./place-report.js";
import { readCoded, readPath, readText } from "./read-field.js";
import { type ReportInput, sources, tiers } from "./report-input.js";
import { readTime } from "./read-time.js";

/** What became of a line: a report ready to send with the time it was first made, or what is wrong with the line. */
export type MappedLine = { report: ReportInput; reportedAt: Date } | { problem: string };

/** Turns one line of a file into a report by a mapping; pure: the same line, mapping and villages give the same report. */
export function mapReport(line: string, mapping: Mapping, villages: readonly string[]): MappedLine {
  const record = parseRecord(line);
  if (record === undefined) return { problem: "not a JSON object" };
  const description = readText(record, mapping.description);
  if (description === undefined) return { problem: "description: missing" };
  const timeText = readText(record, mapping.reportedAt);
  const reportedAt = timeText === undefined ? undefined : readTime(timeText, mapping.utcOffset);
  if (reportedAt === undefined)
    return { problem: `${mapping.reportedAt}: ${timeText === undefined ? "missing" : `"${timeText}" is not a time`}` };
  const source = readCoded(record, mapping.source, isSource);
  if ("problem" in source) return source;
  if (source.value === undefined) return { problem: "source: missing" };
  const tier = readCoded(record, mapping.tier, isTier);
  if ("problem" in tier) return tier;
  const matter = readCoded(record, mapping.matter, isMatterCode);
  if ("problem" in matter) return matter;
  const placed = placeReport(record, mapping.place, villages);
  if ("problem" in placed) return placed;
  const report: ReportInput = {
    idempotencyKey: idempotencyKey(mapping.name, readText(record, mapping.id) ?? line, reportedAt),
    description,
    source: source.value,
    occurredAt: reportedAt.toISOString(),
    ...placed.place,
    ...(tier.value && { tier: tier.value }),
    ...(matter.value && { matterCode: matter.value }),
    ...(mapping.isConfidential && readPath(record, mapping.isConfidential) === true && { isConfidential: true }),
  };
  for (const name of ["title", "address", "externalNumber", "reporterName", "reporterPhone"] as const) {
    const text = readText(record, mapping[name]);
    if (text !== undefined) report[name] = text;
  }
  return { report, reportedAt };
}

function parseRecord(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSource(word: string): word is ReportInput["source"] {
  return sources.some((source) => source === word);
}

function isTier(word: string): word is NonNullable<ReportInput["tier"]> {
  return tiers.some((tier) => tier === word);
}

function isMatterCode(word: string): word is string {
  return word !== "";
}
