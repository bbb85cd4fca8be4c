import { accept, refuse, type Result } from "./result.js";
import type { RefusalCode } from "./refusal.js";

/**
 * One row of a lifecycle: in `from`, the action leads to `to` if the right holds and the guard finds no objection.
 * A row whose `to` equals `from` is an action that leaves the status as it is.
 */
export interface Transition<Status extends string, Action extends string, Right extends string, Facts> {
  readonly from: Status;
  readonly action: Action;
  readonly to: Status;
  /** The name of the right in the module's policy, or "system" for reactions and timers. */
  readonly who: Right | "system";
  readonly guard?: (facts: Facts) => RefusalCode | null;
  /** Where the rule comes from: a line of the domain document, a law, a decision record. */
  readonly source: string;
}

/** A lifecycle as a table: what `move` allows, `allowedActions` shows, from the same rows. */
export interface Lifecycle<Status extends string, Action extends string, Right extends string, Facts> {
  readonly initial: Status;
  readonly statuses: readonly Status[];
  readonly transitions: readonly Transition<Status, Action, Right, Facts>[];
  /** The next status, or the first refusal met: wrong status, missing right, objection of the guard. */
  move(status: Status, action: Action, facts: Facts, holds: (right: Right | "system") => boolean): Result<Status>;
  /** The actions open to this holder of rights now, in the order of the table. */
  allowedActions(status: Status, facts: Facts, holds: (right: Right | "system") => boolean): Action[];
}

/** Builds a lifecycle from its table and throws at start where a status is unreachable or a row is there twice. */
export function defineLifecycle<Status extends string, Action extends string, Right extends string, Facts>(table: {
  readonly name: string;
  readonly initial: Status;
  readonly statuses: readonly Status[];
  readonly transitions: readonly Transition<Status, Action, Right, Facts>[];
}): Lifecycle<Status, Action, Right, Facts> {
  assertSound(table);
  const rows = new Map<string, Transition<Status, Action, Right, Facts>[]>();
  for (const row of table.transitions) {
    const cell = `${row.from} ${row.action}`;
    rows.set(cell, [...(rows.get(cell) ?? []), row]);
  }
  const cellOf = (status: Status, action: Action) => rows.get(`${status} ${action}`) ?? [];
  const actionsFrom = (status: Status) => [
    ...new Set(table.transitions.filter((row) => row.from === status).map((row) => row.action)),
  ];
  const move: Lifecycle<Status, Action, Right, Facts>["move"] = (status, action, facts, holds) => {
    const cell = cellOf(status, action);
    if (cell.length === 0) return refuse("ILLEGAL_TRANSITION", { allowed: actionsFrom(status) });
    const permitted = cell.filter((row) => holds(row.who));
    if (permitted.length === 0) return refuse("FORBIDDEN");
    let objection: RefusalCode = "ILLEGAL_TRANSITION";
    for (const row of permitted) {
      const found = row.guard?.(facts) ?? null;
      if (found === null) return accept(row.to);
      objection = found;
    }
    return refuse(objection);
  };
  return {
    ...table,
    move,
    allowedActions: (status, facts, holds) =>
      actionsFrom(status).filter((action) => move(status, action, facts, holds).ok),
  };
}

interface BareTable {
  readonly name: string;
  readonly initial: string;
  readonly statuses: readonly string[];
  readonly transitions: readonly {
    readonly from: string;
    readonly action: string;
    readonly to: string;
    readonly who: string;
  }[];
}

function assertSound({ name, initial, statuses, transitions }: BareTable): void {
  const reached = new Set([initial]);
  for (let grown = true; grown;) {
    const fresh = transitions.filter((row) => reached.has(row.from) && !reached.has(row.to));
    for (const row of fresh) reached.add(row.to);
    grown = fresh.length > 0;
  }
  const unreachable = statuses.filter((status) => !reached.has(status));
  if (unreachable.length > 0) throw new Error(`lifecycle ${name}: no way leads to ${unreachable.join(", ")}`);
  const seen = new Set<string>();
  for (const { from, action, to, who } of transitions) {
    const key = `${from} ${action} ${to} ${who}`;
    if (seen.has(key)) throw new Error(`lifecycle ${name}: the row ${key} is there twice`);
    seen.add(key);
  }
}
