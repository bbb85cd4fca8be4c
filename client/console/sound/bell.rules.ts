import type { Tier } from "../../generated/graphql.js";
// Not by the front door, which needs a browser: these rules need none.
import { isEnded, type IncidentRow } from "../store/incident-row.js";

/** The tiers that have a sound. */
export type SoundingTier = Exclude<Tier, "ORDINARY">;

/** What the bell of a desk has heard of. */
export interface Bell {
  /** The open incidents of a sounding tier that it has heard of. */
  readonly known: ReadonlyMap<string, SoundingTier>;
  /** The emergencies that nobody at this desk has acknowledged. */
  readonly ringing: ReadonlySet<string>;
}

/** The bell after it has heard something, and the incidents that have just come to a tier that sounds, or to a more urgent one. */
export interface Heard {
  readonly bell: Bell;
  readonly fresh: readonly IncidentRow[];
}

const URGENCY: Readonly<Record<SoundingTier, number>> = { EMERGENCY: 2, COORDINATED: 1 };

/** Hears of incidents that changed: a fresh emergency rings, and what has ended or became less urgent does so no more. */
export function hear(bell: Bell, rows: readonly IncidentRow[]): Heard {
  // Most changes are no news here, and there are many.
  if (rows.every((row) => soundOf(row) === bell.known.get(row.id))) return { bell, fresh: [] };
  const known = new Map(bell.known);
  const ringing = new Set(bell.ringing);
  const fresh = new Map<string, IncidentRow>();
  for (const row of rows) {
    const [before, now] = [known.get(row.id), soundOf(row)];
    if (now === undefined) known.delete(row.id);
    else known.set(row.id, now);
    if (now !== "EMERGENCY") ringing.delete(row.id);
    else if (before !== "EMERGENCY") ringing.add(row.id);
    if (urgencyOf(now) > urgencyOf(before)) fresh.set(row.id, row);
    else if (now !== before) fresh.delete(row.id);
  }
  return { bell: { known, ringing }, fresh: [...fresh.values()] };
}

/** Looks at all incidents that there are: as `hear`, and whatever is not among them is forgotten. */
export function look({ known, ringing }: Bell, rows: readonly IncidentRow[]): Heard {
  const there = new Set(rows.map(({ id }) => id));
  const left = {
    known: new Map([...known].filter(([id]) => there.has(id))),
    ringing: new Set([...ringing].filter((id) => there.has(id))),
  };
  return hear(left, rows);
}

/** What a page keeps of its bell while it is loaded again. */
export interface KeptBell {
  readonly emergencies: readonly string[];
  readonly ringing: readonly string[];
}

/** What has to be kept of a bell. */
export function keptOf({ known, ringing }: Bell): KeptBell {
  const emergencies = [...known].filter(([, tier]) => tier === "EMERGENCY").map(([id]) => id);
  return { emergencies, ringing: [...ringing] };
}

/**
 * The bell of a desk that opens: what is there already is known and silent. A page that was loaded again goes on with what rang before, and
 * an emergency that came meanwhile is fresh.
 */
export function openBell(kept: KeptBell | null, rows: readonly IncidentRow[]): Heard {
  const { bell } = hear({ known: new Map(), ringing: new Set() }, rows);
  if (kept === null) return { bell: { ...bell, ringing: new Set() }, fresh: [] };
  const before = new Set(kept.emergencies);
  const known = new Map([...bell.known].filter(([id, tier]) => tier !== "EMERGENCY" || before.has(id)));
  return look({ known, ringing: new Set(kept.ringing) }, rows);
}

/** Silences these emergencies. */
export function silence(bell: Bell, ids: Iterable<string>): Bell {
  const ringing = new Set(bell.ringing);
  for (const id of ids) ringing.delete(id);
  return ringing.size === bell.ringing.size ? bell : { known: bell.known, ringing };
}

/** The tier whose sound fresh incidents call for: the most urgent one; null where there are none. */
export function toneOf(fresh: readonly IncidentRow[]): SoundingTier | null {
  const [loudest] = fresh.map(soundOf).toSorted((one, other) => urgencyOf(other) - urgencyOf(one));
  return loudest ?? null;
}

function soundOf(row: IncidentRow): SoundingTier | undefined {
  return row.tier === "ORDINARY" || isEnded(row) ? undefined : row.tier;
}

function urgencyOf(tier: SoundingTier | undefined): number {
  return tier === undefined ? 0 : URGENCY[tier];
}
