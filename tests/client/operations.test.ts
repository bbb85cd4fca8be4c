import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSchema, concatAST, Kind, NoUnusedFragmentsRule, parse, specifiedRules, validate } from "graphql";
import type { DocumentNode, OperationDefinitionNode } from "graphql";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";

const contractPath = join(projectRoot, "schema/schema.graphql");
const examplesFolder = join(projectRoot, "client/operations/examples");
const contract = buildSchema(
  existsSync(contractPath) ? readFileSync(contractPath, "utf8") : "type Query { none: Int }",
);
// One document holds every fragment of a client, most of them for other operations.
const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);

const files = graphqlFiles(join(projectRoot, "client/operations"));
const examples = files.filter(({ path }) => path.startsWith(examplesFolder));
const operations = files.filter(({ path }) => !path.startsWith(examplesFolder));
const asked = operationsIn(operations.map(({ document }) => document));

describe("the operations of the clients", () => {
  it("fit the contract", () => {
    expect(faultsOf(concatAST(operations.map(({ document }) => document)))).toEqual([]);
  });

  it("ask every query, mutation and subscription of the contract", () => {
    const fields = asked.flatMap(({ operation, selectionSet }) =>
      selectionSet.selections.flatMap((field) =>
        field.kind === Kind.FIELD ? [`${operation} ${field.name.value}`] : [],
      ),
    );
    const roots = [contract.getQueryType(), contract.getMutationType(), contract.getSubscriptionType()];
    const offered = roots.flatMap((root) =>
      Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name.toLowerCase() ?? ""} ${field}`),
    );
    expect(offered.filter((field) => !fields.includes(field))).toEqual([]);
  });

  it("have a file each, named as the operation is", () => {
    const misnamed = operations.filter(({ path, document }) => {
      const [operation] = operationsIn([document]);
      return operation !== undefined && kebabCase(operation.name?.value ?? "") !== basename(path, ".graphql");
    });
    expect(misnamed.map(({ path }) => path)).toEqual([]);
  });
});

describe("the saved examples of the explorer", () => {
  it.each(examples)("$name fits the contract", ({ document }) => {
    expect(faultsOf(document)).toEqual([]);
  });

  it.each(examples)("$name has a title in Chinese and English", ({ text }) => {
    expect(text.split("\n")[0]).toMatch(/^# .*\p{Script=Han}.* ?· [A-Z].+/u);
  });
});

describe("a planted operation", () => {
  it("that asks for what the contract lacks is refused", () => {
    expect(faultsOf(parse("query Lost { nothingOfThisName }"))).toHaveLength(1);
  });
});

function graphqlFiles(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".graphql"))
    .toSorted()
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(path, "utf8");
      return { name, path, text, document: parse(text) };
    });
}

function operationsIn(documents: readonly DocumentNode[]): readonly OperationDefinitionNode[] {
  return documents.flatMap(({ definitions }) =>
    definitions.filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    ),
  );
}

function faultsOf(document: DocumentNode): readonly string[] {
  return validate(contract, document, rules, { maxErrors: 50 }).map(({ message }) => message);
}

function kebabCase(name: string): string {
  return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
