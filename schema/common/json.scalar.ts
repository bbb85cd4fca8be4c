import { GraphQLError, GraphQLScalarType } from "graphql";

/** Makes a scalar that shows a JSON value and takes none: no input of this API is free-form. */
function jsonScalar(name: string, description: string): GraphQLScalarType<unknown, unknown> {
  const refuse = (): never => {
    throw new GraphQLError(`${name} 仅用于输出。${name} is an output only.`);
  };
  return new GraphQLScalarType<unknown, unknown>({
    name,
    description,
    serialize: (value) => value,
    parseValue: refuse,
    parseLiteral: refuse,
  });
}

/** Facts whose shape depends on their kind. */
export const JSONScalar = jsonScalar("JSON", "任意 JSON 值，仅用于输出。\nAny JSON value, output only.");

/** The shape of an area. */
export const GeoJSONScalar = jsonScalar(
  "GeoJSON",
  "GeoJSON 几何（WGS-84，经度在前），仅用于输出。\nA GeoJSON geometry (WGS-84, longitude first), output only.",
);
