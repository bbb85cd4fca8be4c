/** What a spreadsheet would take for a formula gets a mark before it, so that no report runs on whoever opens the file. */
const FORMULA = /^[=+\-@\t\r]/;

/** Writes a table as CSV: every cell quoted, formulas neutralised, lines ended as spreadsheets expect, the byte order mark in front. */
export function writeCsv(table: readonly (readonly string[])[]): string {
  return `\uFEFF${table.map((cells) => cells.map(writeCell).join(",")).join("\r\n")}\r\n`;
}

function writeCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
