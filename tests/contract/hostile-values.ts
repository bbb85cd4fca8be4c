import { getNamedType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from "graphql";

/** What no honest client sends, and some odd texts that a person may well write; every field gets every one of them. */
export const HOSTILE: readonly unknown[] = [
  null,
  "",
  "\u0000",
  "路\u0000灯",
  "\ud800",
  "\u202egnp.exe",
  "🧑‍🚒🔥".repeat(20),
  "'); drop table incident; --",
  'a\r\n{"level":60,"msg":"forged"}',
  "__proto__",
  "2026-13-45T99:99:99Z",
  "长".repeat(15_000),
  -1,
  180.1,
  2 ** 53,
  1e308,
  true,
  [],
  Array.from({ length: 300 }, () => "x"),
  {},
  { $ne: null },
];

/** A place in an input, from the outside in. */
export type Place = readonly string[];

/** Every place of an input type, its own fields and those of inputs within. */
export function placesOf(type: GraphQLInputType, at: Place = []): Place[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || at.length > 4) return [at];
  const inside = Object.values(named.getFields()).flatMap((field) => placesOf(field.type, [...at, field.name]));
  return at.length === 0 ? inside : [at, ...inside];
}

/** A copy of an input with another value at a place; where a list stands on the way, in its only item. */
export function withValue(input: unknown, type: GraphQLInputType, [name, ...rest]: Place, value: unknown): unknown {
  if (name === undefined) return value;
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) {
    const [item] = Array.isArray(input) ? input : [];
    return [withValue(item, bare.ofType, [name, ...rest], value)];
  }
  if (!isInputObjectType(bare)) return value;
  const field = bare.getFields()[name];
  const own: Record<string, unknown> = { ...(input ?? sample(bare)) };
  return field === undefined ? own : { ...own, [name]: withValue(own[name], field.type, rest, value) };
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 35.7,
  Boolean: true,
  String: "文字",
  ID: "inc_0193a000-0000-7000-8000-000000000000",
  DateTime: "2026-11-23T00:59:00Z",
  DivisionCode: "371323001001",
  Cursor: "MS4w",
};

/** The least of an input that is valid by its form. */
export function sample(type: GraphQLInputType): Record<string, unknown> {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return {};
  const required = Object.values(named.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, sampleOf(field.type)]));
}

/** A value of a type that is valid by its form. */
export function sampleOf(type: GraphQLInputType): unknown {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) return [sampleOf(bare.ofType)];
  if (isInputObjectType(bare)) return sample(bare);
  if ("getValues" in bare) return bare.getValues()[0]?.name;
  return SAMPLES[bare.name];
}
