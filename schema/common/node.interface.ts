import { Field, ID, InterfaceType } from "type-graphql";
import { type IdPrefix, prefixOf } from "../../server/kernel/ids.js";

/** The type of the node behind each prefix of an id; a prefix left out names nothing that `node` answers with. */
export const NODE_TYPES = {
  div: "Division",
  grd: "Grid",
  agc: "Agency",
  sqd: "Squad",
  per: "Person",
  mat: "Matter",
  rul: "ResponsibilityRule",
  inc: "Incident",
  tsk: "Task",
  asg: "Assignment",
  evd: "Evidence",
} as const satisfies Partial<Record<IdPrefix, string>>;

/** A prefix whose ids `node` understands. */
export type NodePrefix = keyof typeof NODE_TYPES;

/** The prefix of an id that names a node, or null. */
export function nodePrefixOf(id: string): NodePrefix | null {
  const prefix = prefixOf(id);
  return prefix !== null && isNodePrefix(prefix) ? prefix : null;
}

function isNodePrefix(prefix: IdPrefix): prefix is NodePrefix {
  return prefix in NODE_TYPES;
}

/** Whatever has an id of its own. */
@InterfaceType("Node", {
  description: "凡有自己编号的事物。\nWhatever has an id of its own.",
  resolveType: ({ id }: { readonly id: string }) => {
    const prefix = nodePrefixOf(id);
    return prefix === null ? undefined : NODE_TYPES[prefix];
  },
})
export abstract class NodeType {
  @Field(() => ID, { description: "编号：前缀加 UUIDv7，例如 inc_…。\nThe id: a prefix and a UUIDv7, like inc_…." })
  readonly id!: string;
}
