import type { WordKey } from "../words/index.js";

/** What a field of a form asks for; each kind has one input. */
export type FieldKind =
  | "line"
  | "text"
  | "matter"
  | "tier"
  | "agency"
  | "agencies"
  | "squad"
  | "incident"
  | "disposition"
  | "resultCode"
  | "checkMethod"
  | "checkResult"
  | "instant";

/** One field of an action's form; its name is the name of the field in the contract, so that a refusal's path finds it. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  readonly label: WordKey;
}

/** What was filled in, by the names of the fields. */
export type Values = Readonly<Record<string, unknown>>;

/** A word that was filled in; empty where it was not. */
export function word(values: Values, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value.trim() : "";
}

/** A word that may be left out. */
export function maybe(values: Values, name: string): string | null {
  return word(values, name) || null;
}

/** Several words that may be left out. */
export function several(values: Values, name: string): string[] | null {
  const value = values[name];
  return Array.isArray(value) && value.length > 0 ? value.map(String) : null;
}

/** An instant that was chosen by the clock of China, as the contract takes it. */
export function instant(values: Values, name: string): string {
  const chosen = word(values, name);
  return chosen === "" ? "" : new Date(`${chosen}:00+08:00`).toISOString();
}

/** One of the words that a list offers. */
export function oneOf<Word extends string>(words: readonly Word[], values: Values, name: string): Word {
  const value = word(values, name);
  const found = words.find((one) => one === value);
  if (found === undefined) throw new Error(`${name} was sent to the server without a choice`);
  return found;
}

const field =
  (isRequired: boolean) =>
  (name: string, kind: FieldKind, label: WordKey): Field => ({ name, kind, isRequired, label });
export const need = field(true);
export const may = field(false);
