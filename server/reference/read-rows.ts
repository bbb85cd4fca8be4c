import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { ReferenceFault } from "./reference-fault.js";

/** A file of reference data as it was read: its rows with their lines, and what is wrong with the others. */
export interface ReadFile<Row> {
  readonly file: string;
  readonly rows: readonly { readonly line: number; readonly row: Row }[];
  readonly faults: readonly ReferenceFault[];
}

interface Entry {
  readonly line: number;
  readonly value: unknown;
}

/** Reads a file of one JSON object a line; a bad line becomes a fault and the others are still read. */
export function readRows<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
): ReadFile<z.output<Schema>> {
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  const entries = lines.flatMap((text, place) => (text.trim() === "" ? [] : [parsed(file, place + 1, text)]));
  return checked(file, entries, schema);
}

/** Reads a GeoJSON feature collection, one feature a line between its first and last line. */
export function readFeatures<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
): ReadFile<z.output<Schema>> {
  const lines = readFileSync(join(folder, file), "utf8").trimEnd().split("\n");
  if (lines[0] !== '{"type":"FeatureCollection","features":[' || lines.at(-1) !== "]}") {
    return {
      file,
      rows: [],
      faults: [{ file, line: 1, field: "features", what: "not a feature collection with one feature a line" }],
    };
  }
  const entries = lines.slice(1, -1).map((text, place) => parsed(file, place + 2, text.replace(/,$/, "")));
  return checked(file, entries, schema);
}

function checked<Schema extends z.ZodType>(
  file: string,
  entries: readonly (Entry | ReferenceFault)[],
  schema: Schema,
): ReadFile<z.output<Schema>> {
  const rows: { line: number; row: z.output<Schema> }[] = [];
  const faults: ReferenceFault[] = [];
  for (const entry of entries) {
    if ("what" in entry) {
      faults.push(entry);
      continue;
    }
    const answer = schema.safeParse(entry.value);
    if (answer.success) rows.push({ line: entry.line, row: answer.data });
    else faults.push(...answer.error.issues.map(({ path, message }) => fault(file, entry.line, path, message)));
  }
  return { file, rows, faults };
}

function parsed(file: string, line: number, text: string): Entry | ReferenceFault {
  try {
    return { line, value: JSON.parse(text) };
  } catch (error) {
    return { file, line, field: "-", what: error instanceof Error ? error.message : String(error) };
  }
}

function fault(file: string, line: number, path: readonly PropertyKey[], what: string): ReferenceFault {
  return { file, line, field: path.length === 0 ? "-" : path.map(String).join("."), what };
}
