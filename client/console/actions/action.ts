import type { Client, TypedDocumentNode } from "urql";
import type { AssignmentAction, IncidentAction, TaskAction } from "../../generated/graphql.js";
import { giveCommand, type Outcome } from "../ask/index.js";
import type { Detail } from "../selected/index.js";
import type { WordKey } from "../words/index.js";
import type { Field, Values } from "./field.js";

export type DetailTask = Detail["tasks"][number];
export type DetailAssignment = DetailTask["assignments"][number];
export type DetailReport = Detail["reports"]["edges"][number]["node"];

/** What an action is about; a task, an assignment and a report come with the incident that they belong to. */
export interface Target {
  readonly incident: Detail;
  readonly task: DetailTask | null;
  readonly assignment: DetailAssignment | null;
  readonly report: DetailReport | null;
}

/** One thing that somebody may do: its words, its key, what it asks, and the command that does it. */
export interface Action {
  /** Unique over all tables, like `incident.FILE`. */
  readonly id: string;
  readonly name: WordKey;
  /** The key that begins it for the selected incident; null where none is set aside. */
  readonly key: string | null;
  /** Hard to undo: shown in the second row, and in red. */
  readonly isGrave: boolean;
  readonly fields: readonly Field[];
  /** Does it; the same key again means the same intent again. */
  readonly give: (client: Client, target: Target, values: Values, key: string) => Promise<Outcome<object>>;
}

/** What differs between the actions of a table. */
export interface ActionSpec<Name extends string> {
  readonly action: Name;
  readonly key?: string;
  readonly isGrave?: boolean;
  readonly fields?: readonly Field[];
  readonly give: Action["give"];
}

/** A command with the input that it is given for a target and what was filled in. */
export function command<
  Data extends object,
  Input extends object,
  Variables extends { readonly input: Input & { readonly idempotencyKey: string } },
>(
  document: TypedDocumentNode<Data, Variables>,
  toInput: (target: Target, values: Values) => Omit<Variables["input"], "idempotencyKey">,
): Action["give"] {
  return (client, target, values, key) => giveCommand(client, document, toInput(target, values), key);
}

type ActionOf = { incident: IncidentAction; task: TaskAction; assignment: AssignmentAction };

/** Turns the rows of one table into actions. */
export function actionsOf<Kind extends keyof ActionOf>(
  kind: Kind,
  specs: readonly ActionSpec<ActionOf[Kind]>[],
): ReadonlyMap<ActionOf[Kind], Action> {
  return new Map(
    specs.map(({ action, key = null, isGrave = false, fields = [], give }) => {
      const name: string = `${kind}Action.${action}`;
      return [action, { id: `${kind}.${action}`, name: name as WordKey, key, isGrave, fields, give }];
    }),
  );
}
