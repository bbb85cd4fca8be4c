import { createHash } from "node:crypto";
import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { checkArguments } from "../../../schema/common/check-arguments.js";
import type { LiveArguments } from "../../../schema/common/live-source.js";
import { codedError } from "../graphql/errors.js";
import type { LiveSubscription } from "./subscribe-live.js";

/** A subscription as the live engine needs it: what it asks, from where on, and what makes it equal to another. */
export interface LiveOperation {
  readonly field: string;
  readonly args: LiveArguments;
  readonly after: string | null;
  /** Equal for operations that ask the same, whatever their `after`. */
  readonly key: string;
}

/** Reads what a subscription asks; throws a GraphQLError where its variables or arguments do not fit. */
export function readLiveOperation({
  schema,
  document,
  operationName,
  variableValues,
}: LiveSubscription): LiveOperation {
  const operation = getOperationAST(document, operationName);
  const node = operation == null ? null : rootFieldOf(document, operation.selectionSet);
  const definition = node === null ? undefined : schema.getSubscriptionType()?.getFields()[node.name.value];
  if (operation == null || node === null || definition === undefined) throw unreadable();
  // A skipped root field would leave a subscription to nothing.
  if (node.directives?.length) throw unreadable();
  const variables = variablesOf(schema, operation, variableValues);
  // Coerced here, so that an inline literal, a variable and a default mean the same.
  const { after, ...args } = getArgumentValues(definition, node, variables);
  const refusal = checkArguments(args);
  if (refusal !== null) {
    throw new GraphQLError(refusal.message, { extensions: { code: "BAD_USER_INPUT", path: refusal.path } });
  }
  const { [resumeVariable(document, node) ?? ""]: _resume, ...rest } = variables;
  const key = createHash("sha256").update(
    JSON.stringify([textOf(document), operation.name?.value, sorted(args), sorted(rest)]),
  );
  return {
    field: node.name.value,
    args,
    after: typeof after === "string" ? after : null,
    key: key.digest("base64url"),
  };
}

function unreadable(): GraphQLError {
  return codedError(
    "BAD_USER_INPUT",
    "订阅须恰有一个不带指令的根字段。A subscription has exactly one root field, without directives.",
  );
}

function rootFieldOf(document: DocumentNode, { selections }: SelectionSetNode): FieldNode | null {
  const [selection] = selections;
  switch (selection?.kind) {
    case Kind.FIELD:
      return selection;
    case Kind.INLINE_FRAGMENT:
      return rootFieldOf(document, selection.selectionSet);
    case Kind.FRAGMENT_SPREAD: {
      const isNamed = (one: { kind: string }): one is FragmentDefinitionNode =>
        one.kind === Kind.FRAGMENT_DEFINITION && (one as FragmentDefinitionNode).name.value === selection.name.value;
      const fragment = document.definitions.find(isNamed);
      return fragment === undefined ? null : rootFieldOf(document, fragment.selectionSet);
    }
    case undefined:
      return null;
  }
}

function variablesOf(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: LiveSubscription["variableValues"],
): Record<string, unknown> {
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given ?? {}, { maxErrors: 5 });
  if (coerced !== undefined) return coerced;
  throw errors[0] ?? unreadable();
}

/** The variable that only says where to go on; two readers of one feed differ in nothing else. */
function resumeVariable(document: DocumentNode, node: FieldNode): string | null {
  const value = node.arguments?.find(({ name }) => name.value === "after")?.value;
  if (value?.kind !== Kind.VARIABLE) return null;
  const { value: name } = value.name;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: (variable) => {
      if (variable.name.value === name) uses += 1;
    },
  });
  return uses === 1 ? name : null;
}

const texts = new WeakMap<DocumentNode, string>();

/** The document without where to go on; once per document, since the gate keeps documents. */
function textOf(document: DocumentNode): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const roots = new Set(
    document.definitions.flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? [rootFieldOf(document, one.selectionSet)] : [],
    ),
  );
  const text = print(
    visit(document, {
      Field: (node) =>
        roots.has(node)
          ? { ...node, arguments: (node.arguments ?? []).filter(({ name }) => name.value !== "after") }
          : undefined,
    }),
  );
  texts.set(document, text);
  return text;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)]);
}
