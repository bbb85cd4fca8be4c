import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

/** What a scalar that is a text of a certain form needs. */
export interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly form: RegExp;
  /** Said when the form does not fit, Chinese first. */
  readonly because: string;
}

/** Makes a scalar that is a text of a certain form on the way in, and shown as it is on the way out. */
export function textScalar({ name, description, form, because }: TextScalar): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    if (typeof value !== "string" || !form.test(value)) throw new GraphQLError(because);
    return value;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => (typeof value === "bigint" ? value.toString() : read(value)),
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
  });
}
