import type { FeedEntry } from "../../live/index.js";
import type { IncidentRow, MaskedIncidentRow } from "./incident-row.js";

/** An entry of the journal as the feed brings it. */
export interface RawEntry extends FeedEntry {
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly summary: string;
  readonly incident: MaskedIncidentRow | null;
  readonly squad: { readonly id: string } | null;
}

/** Something that happened, for whoever rings, announces or lists it. */
export interface Entry {
  readonly position: string;
  readonly type: string;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly actor: string;
  readonly summary: string;
  /** The incident as it stood when the entry was received. */
  readonly incident: IncidentRow | null;
  readonly squadId: string | null;
}
