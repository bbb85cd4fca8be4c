import type { DomainEvent } from "../kernel/event.js";
import type { LoadedRows } from "../platform/database/index.js";
import type { CountyReference } from "./county-reference.js";
import type { MattersReference } from "./matters-reference.js";

/** The kinds of rows that a load brings in; areas come with what they are the area of. */
export type ReferenceKind = Exclude<keyof CountyReference, "areas" | "gridAreas"> | keyof MattersReference;

/** What a load did, kind by kind. */
export interface LoadReport {
  readonly rows: Readonly<Record<ReferenceKind, LoadedRows>>;
  readonly squadsPutOnDuty: number;
}

/** Tells whether a load did anything to the rows of a kind. */
export function isChange({ added, changed, retired }: LoadedRows): boolean {
  return added.length + changed.length + retired.length > 0;
}

/** Reference data changed; the entry is in the chain but in nobody's feed, for no area fits the empty code. */
export function referenceLoaded(rows: LoadReport["rows"]): DomainEvent {
  const changed = Object.entries(rows).filter(([, loaded]) => isChange(loaded));
  const total = (pick: (loaded: LoadedRows) => readonly string[]) =>
    changed.reduce((sum, [, loaded]) => sum + pick(loaded).length, 0);
  const counts = changed.map(([kind, { added, changed: other, retired }]) => [
    kind,
    { added: added.length, changed: other.length, retired: retired.length },
  ]);
  return {
    type: "reference.loaded",
    stream: "reference",
    summary: `载入基础数据：新增 ${total(({ added }) => added)}，修改 ${total((loaded) => loaded.changed)}，停用 ${total(({ retired }) => retired)}`,
    changes: Object.fromEntries(counts),
    audience: { divisionCode: "", affectedCodes: [], agencyIds: [] },
  };
}
