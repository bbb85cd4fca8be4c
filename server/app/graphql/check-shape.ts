import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type SelectionSetNode,
} from "graphql";
import { codedError } from "./errors.js";
import { LIMITS } from "./limits.js";

/** Refuses a document that is too deep, too wide, or repeats itself too often, before anything looks at its meaning. */
export function checkShape(document: DocumentNode): GraphQLError | null {
  const shape = new Shape(document);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) shape.walk(definition.selectionSet, 1);
  }
  return shape.excess();
}

class Shape {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly aliases = new Map<string, number>();
  private aliasCount = 0;
  private directives = 0;
  private fields = 0;
  private depth = 0;

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  /** Unfolds fragments as execution would; stops by itself once a limit is passed, so a bomb costs no more than the limit. */
  walk({ selections }: SelectionSetNode, depth: number): void {
    for (const selection of selections) {
      // A fragment spread or inline fragment counts as well, or a ring of fragments without fields would never end.
      this.fields += 1;
      if (this.fields > LIMITS.fields || depth > LIMITS.depth) {
        this.depth = Math.max(this.depth, depth);
        return;
      }
      this.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = this.fragments.get(selection.name.value);
        if (fragment !== undefined) this.walk(fragment.selectionSet, depth);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.walk(selection.selectionSet, depth);
        continue;
      }
      const name = selection.name.value;
      // The introspection query of every tool is deeper than our data; graphql-js bounds it by a rule of its own.
      if (name === "__schema" || name === "__type") continue;
      if (selection.alias !== undefined) this.countAlias(name);
      if (selection.selectionSet !== undefined) this.walk(selection.selectionSet, depth + 1);
    }
  }

  excess(): GraphQLError | null {
    if (this.depth > LIMITS.depth)
      return tooMuch(`查询嵌套超过 ${LIMITS.depth} 层`, `More than ${LIMITS.depth} levels deep`);
    if (this.fields > LIMITS.fields)
      return tooMuch(`查询字段超过 ${LIMITS.fields} 个`, `More than ${LIMITS.fields} fields`);
    if (this.aliasCount > LIMITS.aliases)
      return tooMuch(`别名超过 ${LIMITS.aliases} 个`, `More than ${LIMITS.aliases} aliases`);
    if (this.directives > LIMITS.directives)
      return tooMuch(`指令超过 ${LIMITS.directives} 个`, `More than ${LIMITS.directives} directives`);
    const worst = Math.max(0, ...this.aliases.values());
    if (worst > LIMITS.aliasesOfField) {
      return tooMuch(
        `同一字段的别名超过 ${LIMITS.aliasesOfField} 个`,
        `More than ${LIMITS.aliasesOfField} aliases of one field`,
      );
    }
    return null;
  }

  private countAlias(field: string): void {
    this.aliasCount += 1;
    this.aliases.set(field, (this.aliases.get(field) ?? 0) + 1);
  }
}

function tooMuch(chinese: string, english: string): GraphQLError {
  return codedError("LIMIT_EXCEEDED", `${chinese}。${english}.`);
}
