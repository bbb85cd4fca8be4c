import { serverClock } from "../ask/index.js";
import type { IncidentRow } from "../store/index.js";
import { fullTime, say } from "../words/index.js";
import { writeCsv } from "./csv.rules.js";
import { placeOf } from "./row.rules.js";

/** Hands the rows to whoever asked, as a table for a spreadsheet. */
export function exportRows(rows: readonly IncidentRow[]): void {
  const head = [
    say("queue.number"),
    say("queue.tier"),
    say("queue.matter"),
    say("queue.titleOf"),
    say("queue.place"),
    say("queue.address"),
    say("queue.agency"),
    say("queue.status"),
    say("queue.reportedAt"),
    say("queue.due"),
  ];
  const lines = rows.map((row) => [
    row.number,
    say(`tier.${row.tier}`),
    row.matterName ?? "",
    row.title,
    placeOf(row),
    row.address ?? "",
    row.leadName ?? "",
    say(`status.${row.status}`),
    fullTime(row.reportedAt),
    row.dueAt === null ? "" : fullTime(row.dueAt),
  ]);
  save(
    new Blob([writeCsv([head, ...lines])], { type: "text/csv;charset=utf-8" }),
    `${say("queue.title")} ${stamp()}.csv`,
  );
}

function stamp(): string {
  return fullTime(serverClock.now()).replaceAll(/[/:]/g, "");
}

function save(content: Blob, name: string): void {
  const href = URL.createObjectURL(content);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  URL.revokeObjectURL(href);
}
