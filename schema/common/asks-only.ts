import { Kind, type GraphQLResolveInfo } from "graphql";

/** Whether nothing but these fields is asked of what a resolver answers; where a fragment is used, it is not looked into. */
export function asksOnly({ fieldNodes }: GraphQLResolveInfo, known: (field: string) => boolean): boolean {
  return fieldNodes
    .flatMap(({ selectionSet }) => selectionSet?.selections ?? [])
    .every((selection) => selection.kind === Kind.FIELD && !selection.selectionSet && known(selection.name.value));
}
