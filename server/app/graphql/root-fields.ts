import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from "graphql";

/** The names of the root fields that an operation asks, one for each time it asks, fragments unfolded. */
export function rootFields(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const names: string[] = [];
  const open = new Set<string>();
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.push(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      if (selection.kind === Kind.FRAGMENT_SPREAD) walkFragment(selection.name.value);
    }
  };
  const walkFragment = (name: string): void => {
    if (open.has(name)) return;
    open.add(name);
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) walk(definition.selectionSet);
    }
    open.delete(name);
  };
  walk(operation.selectionSet);
  return names;
}
