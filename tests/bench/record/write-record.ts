import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchRecord } from "./record.js";
import { sectionOf, withSection } from "./section.js";

/** Keeps a record as JSON and in the bench's section of performance.md; returns what it wrote. */
export function writeRecord(folder: string, record: BenchRecord): readonly string[] {
  const document = join(folder, "performance.md");
  const kept = join(folder, "performance", `${record.name}.json`);
  // First what can fail: a document whose markers are broken leaves both as they were.
  const text = withSection(readFileSync(document, "utf8"), record.name, sectionOf(record));
  mkdirSync(join(folder, "performance"), { recursive: true });
  writeFileSync(kept, `${JSON.stringify(record, null, 2)}\n`);
  writeFileSync(document, text);
  return [kept, document];
}
