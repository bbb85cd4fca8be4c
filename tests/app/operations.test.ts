import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  concatAST,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  typeFromAST,
  type DocumentNode,
  type GraphQLType,
  type OperationDefinitionNode,
} from "graphql";
import { describe, expect, test } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";
import { OperationGate } from "../../server/app/graphql/operation-gate.js";
import type { Actor } from "../../server/kernel/actor.js";
import { newId } from "../../server/kernel/ids.js";
import { projectRoot } from "../../server/kernel/project-root.js";

const folder = join(projectRoot, "client/operations");
const documents = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".graphql"))
  .map((path) => ({ path, document: parse(readFileSync(join(folder, path), "utf8")) }));

const fragments = new Map(
  documents
    .flatMap(({ document }) => document.definitions)
    .flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
);

/** A document with the fragments that it needs, as a client sends it. */
function whole(document: DocumentNode): DocumentNode {
  const needed = new Set<string>();
  const collect = (text: string): void => {
    for (const [, name = ""] of text.matchAll(/"kind":"FragmentSpread","name":\{"kind":"Name","value":"(\w+)"/g)) {
      const fragment = fragments.get(name);
      if (needed.has(name) || fragment === undefined) continue;
      needed.add(name);
      collect(JSON.stringify(fragment, withoutPlace));
    }
  };
  collect(JSON.stringify(document, withoutPlace));
  const own = document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [one.name.value] : []));
  const added = [...needed].filter((name) => !own.includes(name)).flatMap((name) => fragments.get(name) ?? []);
  return concatAST([document, { kind: Kind.DOCUMENT, definitions: added }]);
}

const withoutPlace = (key: string, value: unknown): unknown => (key === "loc" ? undefined : value);

const schema = buildSchema();

/** Something that fits every variable that must be given. */
function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  const required = variableDefinitions.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE);
  return Object.fromEntries(
    required.map(({ variable, type }) => [variable.name.value, something(typeFromAST(schema, type))]),
  );
}

const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: "2026-11-23T08:00:00+08:00",
  DivisionCode: "371323",
};

function something(type: GraphQLType | undefined): unknown {
  if (isNonNullType(type)) return something(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return SCALARS[String(type)] ?? "something";
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, something(field.type)]));
}

const leader: Actor = {
  personId: newId("per"),
  personName: "",
  sessionId: newId("ses"),
  postId: newId("pst"),
  post: "SHIFT_LEADER",
  agencyId: null,
  divisionCode: "371323",
  squadId: null,
  gridCode: null,
  scope: { areas: ["371323"], agencies: [] },
  authorisationVersion: 1,
  isViewingAs: false,
};

describe("what our own clients ask", () => {
  const gate = new OperationGate(schema);
  const operations = documents.flatMap(({ path, document }) =>
    document.definitions.flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? [[path, one.name?.value ?? "", document, one] as const] : [],
    ),
  );

  test("is found", () => expect(operations.length).toBeGreaterThan(40));

  test.each(operations)("%s %s passes every limit", (_path, operationName, document, operation) => {
    const faults = gate.admit({
      document: whole(document),
      operationName,
      variables: variablesOf(operation),
      actor: leader,
    });
    expect(faults.map(({ message }) => message)).toEqual([]);
  });
});

describe("a text that is asked again and again", () => {
  const gate = new OperationGate(schema);
  const admitted = (query: string) =>
    gate.admit({ document: gate.parse(query), operationName: null, variables: null, actor: leader });

  test("is read once", () => {
    const query = "{ viewer { areas } }";
    expect(gate.parse(query)).toBe(gate.parse(query));
    expect(gate.parse(query)).not.toBe(gate.parse(`${query} `));
  });

  test("is judged once", () => {
    const [first, again] = [admitted("{ nothing }"), admitted("{ nothing }")];
    expect(first).toHaveLength(1);
    expect(again[0]).toBe(first[0]);
  });
});
