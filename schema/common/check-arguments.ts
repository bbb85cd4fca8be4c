import { refusal, type Refusal } from "../../server/kernel/refusal.js";
import { PAGE_LIMIT } from "../../server/kernel/page.js";

const LONGEST_TEXT = 10_000;
const LONGEST_LIST = 250;
const DEEPEST = 12;

/** The most characters that a text may have, by the name of its field. */
const LONGEST_BY_NAME: Readonly<Record<string, number>> = {
  description: 5_000,
  title: 200,
  name: 100,
  password: 200,
  reporterName: 100,
  reporterPhone: 40,
  onBehalf: 100,
  externalNumber: 100,
  idempotencyKey: 100,
  address: 300,
  note: 2_000,
  instruction: 2_000,
  result: 2_000,
  reason: 2_000,
  basis: 2_000,
  overrideReason: 2_000,
  search: 100,
  text: 2_000,
  vehicle: 100,
  kind: 50,
  contentType: 100,
};

/** Refuses arguments that no honest client sends: texts and lists over their limit, pages out of range, the NUL character. */
export function checkArguments(args: Readonly<Record<string, unknown>>): Refusal | null {
  for (const [name, value] of Object.entries(args)) {
    const found = name === "first" || name === "last" ? checkPageSize(name, value) : checkValue(value, name, [name]);
    if (found !== null) return found;
  }
  return null;
}

function checkPageSize(name: string, value: unknown): Refusal | null {
  if (value == null || (typeof value === "number" && value >= 1 && value <= PAGE_LIMIT)) return null;
  return wrong([name], `每页 1 到 ${PAGE_LIMIT} 条。A page holds 1 to ${PAGE_LIMIT} rows.`);
}

function checkValue(value: unknown, name: string, path: readonly string[]): Refusal | null {
  if (typeof value === "string") return checkText(value, LONGEST_BY_NAME[name] ?? LONGEST_TEXT, path);
  if (typeof value === "number") return Number.isFinite(value) ? null : wrong(path, "数值无效。Not a number.");
  if (value === null || typeof value !== "object" || value instanceof Date) return null;
  if (path.length > DEEPEST) return wrong(path, "嵌套过深。Nested too deeply.");
  if (Array.isArray(value)) return checkList(value, name, path);
  for (const [key, part] of Object.entries(value)) {
    const found = checkValue(part, key, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

function checkList(list: readonly unknown[], name: string, path: readonly string[]): Refusal | null {
  if (list.length > LONGEST_LIST) return wrong(path, `最多 ${LONGEST_LIST} 项。At most ${LONGEST_LIST} items.`);
  for (const [place, part] of list.entries()) {
    const found = checkValue(part, name, [...path, String(place)]);
    if (found !== null) return found;
  }
  return null;
}

function checkText(text: string, longest: number, path: readonly string[]): Refusal | null {
  if (path.at(-1) === "idempotencyKey" && text.trim() === "")
    return wrong(
      path,
      "幂等键不能为空，请为每次操作生成一个新键。Make a key for each thing somebody wants done; it cannot be empty.",
    );
  if (text.length > longest) return wrong(path, `最多 ${longest} 个字符。At most ${longest} characters.`);
  // PostgreSQL stores no NUL, and lone surrogates are no text in any encoding.
  if (text.includes("\0") || !text.isWellFormed())
    return wrong(path, "含有非法字符。Holds characters that are no text.");
  return null;
}

function wrong(path: readonly string[], because: string): Refusal {
  return refusal("INVALID_INPUT", { path, because });
}
