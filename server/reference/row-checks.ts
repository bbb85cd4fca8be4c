import type { ReadFile } from "./read-rows.js";
import type { ReferenceFault } from "./reference-fault.js";

/** The rows that a check objects to, each with its line and the field at fault. */
export function wrong<Row>(
  { file, rows }: ReadFile<Row>,
  field: string,
  whyNot: (row: Row) => string | null,
): readonly ReferenceFault[] {
  return rows.flatMap(({ line, row }) => {
    const what = whyNot(row);
    return what === null ? [] : [{ file, line, field, what }];
  });
}

/** The rows whose code is not among the known ones; rows without a code pass. */
export function unknown<Row>(
  file: ReadFile<Row>,
  field: string,
  codeIn: (row: Row) => string | null,
  known: ReadonlySet<string>,
  what = "does not exist",
): readonly ReferenceFault[] {
  return wrong(file, field, (row) => {
    const code = codeIn(row);
    return code === null || known.has(code) ? null : `${code} ${what}`;
  });
}

/** The rows whose key an earlier row has already. */
export function doubles<Row>(
  file: ReadFile<Row>,
  field: string,
  keyOf: (row: Row) => string,
): readonly ReferenceFault[] {
  const seen = new Set<string>();
  return wrong(file, field, (row) => {
    const key = keyOf(row);
    if (seen.has(key)) return `${key} is given twice`;
    seen.add(key);
    return null;
  });
}

/** The codes that the rows of a file give. */
export function codesOf<Row>({ rows }: ReadFile<Row>, codeIn: (row: Row) => string | null): ReadonlySet<string> {
  return new Set(rows.flatMap(({ row }) => codeIn(row) ?? []));
}
