import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** ISO-8601 with an offset in, UTC out. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description:
    "时刻，ISO-8601 格式：输入须带时区偏移，输出一律为 UTC（Z）。\nAn instant in ISO-8601: any offset in, UTC (Z) out.",
  serialize(value) {
    if (value instanceof Date) return value.toISOString();
    // Rows kept as JSON hold their times as text.
    if (typeof value === "string") return readInstant(value).toISOString();
    throw new GraphQLError("DateTime cannot show this value");
  },
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
});

function readInstant(value: unknown): Date {
  const instant = typeof value === "string" && FORM.test(value) ? new Date(value) : null;
  if (instant === null || Number.isNaN(instant.getTime())) {
    throw new GraphQLError(
      "时刻须为带时区偏移的 ISO-8601 文本。A DateTime is an ISO-8601 text with an offset, like 2026-11-23T08:00:00+08:00.",
    );
  }
  return instant;
}
