import { readFileSync } from "node:fs";
import {
  astFromValue,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type InputValueDefinitionNode,
} from "graphql";
import { describe, expect, test } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";

const contract = parse(readFileSync(new URL("contract.graphql", import.meta.url), "utf8"));
const schema = buildSchema();

describe("the contract", () => {
  test("is read", () => {
    expect(contract.definitions.length).toBeGreaterThan(80);
  });

  test.each(contract.definitions.map((definition) => [nameOf(definition), definition] as const))(
    "%s is in the schema as it was promised",
    (_name, definition) => expect(brokenPromises(definition)).toEqual([]),
  );

  test("a promise that is not kept is noticed", () => {
    const [planted] = parse("type Grid { code: String name: Int! gone(of: ID!): ID }").definitions;
    expect(planted && brokenPromises(planted)).toEqual([
      "Grid.code is String!, promised String",
      "Grid.name is String!, promised Int!",
      "Grid.gone is missing",
    ]);
  });
});

function nameOf(definition: DefinitionNode): string {
  return "name" in definition ? (definition.name?.value ?? "") : definition.kind;
}

/** What the contract names and the schema lacks or has otherwise; more than was promised is allowed. */
function brokenPromises(definition: DefinitionNode): readonly string[] {
  const name = nameOf(definition);
  const type = schema.getType(name);
  if (type === undefined) return [`${name} is missing`];
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      if (!isObjectType(type) && !isInterfaceType(type)) return [`${name} is no output type`];
      const interfaces = type.getInterfaces().map((one) => one.name);
      const missing = (definition.interfaces ?? []).filter((one) => !interfaces.includes(one.name.value));
      const fields = type.getFields();
      return [
        ...missing.map((one) => `${name} is no ${one.name.value}`),
        ...(definition.fields ?? []).flatMap((field) => brokenField(name, field, fields[field.name.value])),
      ];
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
      if (!isInputObjectType(type)) return [`${name} is no input`];
      const fields = type.getFields();
      return (definition.fields ?? []).flatMap((field) => brokenInput(name, field, fields[field.name.value]));
    }
    case Kind.ENUM_TYPE_DEFINITION: {
      if (!isEnumType(type)) return [`${name} is no enum`];
      const values = (definition.values ?? []).map((value) => value.name.value);
      return values.filter((value) => type.getValue(value) == null).map((value) => `${name}.${value} is missing`);
    }
    default:
      return [];
  }
}

interface SomeField {
  readonly type: { toString(): string };
  readonly args: readonly GraphQLArgument[];
}

function brokenField(owner: string, promised: FieldDefinitionNode, found: SomeField | undefined): readonly string[] {
  const name = `${owner}.${promised.name.value}`;
  if (found === undefined) return [`${name} is missing`];
  const type = print(promised.type);
  return [
    ...(String(found.type) === type ? [] : [`${name} is ${String(found.type)}, promised ${type}`]),
    ...(promised.arguments ?? []).flatMap((argument) =>
      brokenInput(
        name,
        argument,
        found.args.find((one) => one.name === argument.name.value),
      ),
    ),
  ];
}

function brokenInput(
  owner: string,
  promised: InputValueDefinitionNode,
  found: GraphQLArgument | GraphQLInputField | undefined,
): readonly string[] {
  const name = `${owner}.${promised.name.value}`;
  if (found === undefined) return [`${name} is missing`];
  const type = print(promised.type);
  const ast = found.defaultValue === undefined ? null : astFromValue(found.defaultValue, found.type);
  const value = ast == null ? null : print(ast);
  const promisedValue = promised.defaultValue === undefined ? null : print(promised.defaultValue);
  return [
    ...(String(found.type) === type ? [] : [`${name} is ${String(found.type)}, promised ${type}`]),
    ...(promisedValue === null || promisedValue === value
      ? []
      : [`${name} defaults to ${value}, promised ${promisedValue}`]),
  ];
}
