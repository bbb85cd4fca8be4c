import type { CodedField, TextField } from "./mapping.js";

/** The value at a dotted path, undefined where the line has nothing there. */
export function readPath(record: object, path: string): unknown {
  let value: unknown = record;
  for (const step of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value ?? undefined;
}

/** The text of a field, trimmed; undefined when there is none. */
export function readText(record: object, field: TextField | undefined): string | undefined {
  if (field === undefined) return undefined;
  if (typeof field === "string") return textAt(record, field);
  if (Array.isArray(field)) return field.map((path) => textAt(record, path)).find((text) => text !== undefined);
  const parts = field.join.map((path) => textAt(record, path)).filter((text) => text !== undefined);
  return parts.length > 0 ? parts.join(field.with) : undefined;
}

/** The value of a coded field: undefined where it is empty or mapped to null, a problem where the word is not known. */
export function readCoded<Value extends string>(
  record: object,
  field: CodedField<Value> | undefined,
  isValue: (word: string) => word is Value,
): { value: Value | undefined } | { problem: string } {
  if (field === undefined) return { value: undefined };
  if ("value" in field) return { value: field.value };
  const word = textAt(record, field.field);
  if (word === undefined) return { value: undefined };
  const known = field.codes && Object.hasOwn(field.codes, word) ? field.codes[word] : undefined;
  if (known !== undefined) return { value: known ?? undefined };
  if (field.codes === undefined && isValue(word)) return { value: word };
  if (field.default !== undefined) return { value: field.default ?? undefined };
  return { problem: `${field.field}: "${word}" is not in the mapping and there is no default` };
}

function textAt(record: object, path: string): string | undefined {
  const value = readPath(record, path);
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return String(value).trim() || undefined;
}
