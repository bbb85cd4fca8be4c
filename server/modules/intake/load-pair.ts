import { accept, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { loadIncident, type Incident } from "../incidents/index.js";

/** An incident to lock: its id, the version that the caller saw, the input field that named it. */
export interface WantedIncident {
  readonly id: string;
  readonly field: string;
  readonly expectedVersion?: number | null | undefined;
}

/** Locks two incidents in the order of their ids, so that two commands on the same pair cannot wait for each other; the first refusal met is answered. */
export async function loadPair(
  tx: Transaction,
  one: WantedIncident,
  other: WantedIncident,
): Promise<Result<readonly [Incident, Incident]>> {
  const load = ({ id, expectedVersion, field }: WantedIncident) => loadIncident(tx, id, expectedVersion, field);
  const isInOrder = one.id < other.id;
  const first = await load(isInOrder ? one : other);
  if (!first.ok) return first;
  const second = await load(isInOrder ? other : one);
  if (!second.ok) return second;
  return accept(isInOrder ? [first.value, second.value] : [second.value, first.value]);
}
