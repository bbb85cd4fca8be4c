import { stringifyDocument, type Client } from "urql";
import { readFragment } from "../../generated/fragment-masking.js";
import {
  BoardFeedDocument,
  BoardFieldsFragmentDoc,
  QueueFeedDocument,
  SquadPositionFieldsFragmentDoc,
  SquadPositionsDocument,
  type BoardFeedSubscription,
  type BoardFieldsFragment,
  type SquadPositionsSubscription,
} from "../../generated/graphql.js";
import type { ResyncReason } from "../../live/index.js";
import { Watched, type Live } from "../live/index.js";
import { atMostEvery } from "./at-most-every.js";
import { beforeNextPicture } from "./before-next-picture.js";
import { DepartedRows } from "./departed-rows.js";
import type { Entry, RawEntry } from "./entry.js";
import { isEnded, readIncidentRow, type IncidentRow } from "./incident-row.js";
import { KeyedRows } from "./keyed-rows.js";
import { IncidentView } from "./incident-view.js";
import { loadIncidents, loadSquads, loadTownships, SnapshotFault } from "./load-snapshot.js";
import { readSquadPlace, type SquadRow } from "./squad-row.js";
import type { Fault } from "../ask/index.js";

/** How far the snapshot is: coming, there, refused, or not to be had at the moment (it is tried again by itself). */
export type SnapshotState =
  | { readonly kind: "loading"; readonly loaded: number }
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly fault: Fault };

const RECENT_ENTRIES = 50;
const SQUADS_AFTER_MS = 500;
/** A list that changes more often than this helps nobody. */
const LIST_EVERY_MS = 250;

/** Everything live that a screen shows of the county: incidents, squads, counters and the newest entries. */
export class CountyStore {
  readonly incidents = new KeyedRows<IncidentRow>(beforeNextPicture, atMostEvery(LIST_EVERY_MS));
  readonly squads = new KeyedRows<SquadRow>(beforeNextPicture, atMostEvery(LIST_EVERY_MS));
  readonly board = new Watched<BoardFieldsFragment | null>(null);
  readonly snapshot = new Watched<SnapshotState>({ kind: "loading", loaded: 0 });
  /** The newest entries, newest first. */
  readonly recent = new Watched<readonly Entry[]>([]);
  /** The names of the townships by their codes. */
  readonly townships = new Watched<ReadonlyMap<string, string>>(new Map());
  /** The incidents under the present filter. */
  readonly view = new IncidentView(this.incidents);
  private readonly departed = new DepartedRows(this.incidents);
  private readonly entryListeners = new Set<(entries: readonly Entry[]) => void>();
  private readonly stops: (() => void)[] = [];
  private squadTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: Client,
    private readonly live: Live,
    private readonly division: string | null,
  ) {}

  /** Follows the county until `close`. */
  open(): void {
    const { line, watch } = this.live;
    const feed = line.follow<RawEntry>({
      query: stringifyDocument(QueueFeedDocument),
      variables: {},
      load: (reason) => this.load(reason),
      apply: (entries) => this.apply(entries),
      replayed: (count) => watch.replayed(count),
    });
    this.stops.push(() => feed.stop());
    if (this.division !== null) this.watchDivision(this.division);
  }

  close(): void {
    clearTimeout(this.squadTimer);
    this.departed.close();
    this.view.close();
    for (const stop of this.stops) stop();
  }

  /** Calls back with entries as they come, each once; not with what the snapshot holds already. */
  listenToEntries(listener: (entries: readonly Entry[]) => void): () => void {
    this.entryListeners.add(listener);
    return () => this.entryListeners.delete(listener);
  }

  private watchDivision(division: string): void {
    const { line } = this.live;
    this.stops.push(
      line.watch<BoardFeedSubscription["board"]>({
        query: stringifyDocument(BoardFeedDocument),
        variables: { division },
        show: (board) => this.board.set(readFragment(BoardFieldsFragmentDoc, board)),
      }),
      line.watch<SquadPositionsSubscription["squadPositions"]>({
        query: stringifyDocument(SquadPositionsDocument),
        variables: { division },
        show: (updates) => {
          for (const { squad, position } of updates)
            this.moveSquad(squad.id, readFragment(SquadPositionFieldsFragmentDoc, position));
        },
      }),
    );
  }

  private moveSquad(id: string, position: Parameters<typeof readSquadPlace>[0]): void {
    const known = this.squads.newest(id);
    if (known === undefined) this.reloadSquadsSoon();
    else this.squads.put({ ...known, place: readSquadPlace(position) });
  }

  private async load(reason: ResyncReason | "START"): Promise<string> {
    try {
      const isFirst = reason === "START";
      if (isFirst) this.townships.set(await loadTownships(this.client));
      const { rows, asOf } = await loadIncidents(this.client, this.townships.get(), (page, loaded) => {
        if (!isFirst) return;
        for (const row of page) this.incidents.put(row);
        this.snapshot.set({ kind: "loading", loaded });
      });
      this.incidents.replace(rows);
      this.squads.replace(await loadSquads(this.client));
      // Whoever hears "ready" finds everything in its place.
      this.incidents.settle();
      this.squads.settle();
      this.snapshot.set({ kind: "ready" });
      return asOf;
    } catch (error) {
      if (error instanceof SnapshotFault) this.snapshot.set({ kind: "failed", fault: error.fault });
      throw error;
    }
  }

  private apply(raw: readonly RawEntry[]): void {
    const entries = raw.map((one) => readEntry(one, this.townships.get()));
    for (const { incident, type, squadId } of entries) {
      if (incident !== null) this.takeIncident(incident);
      if (squadId !== null || type.startsWith("assignment.")) this.reloadSquadsSoon();
    }
    const newest = entries.at(-1);
    if (newest !== undefined) this.live.watch.received(newest.recordedAt);
    this.recent.set([...entries.toReversed(), ...this.recent.get()].slice(0, RECENT_ENTRIES));
    for (const listener of this.entryListeners) listener(entries);
  }

  private takeIncident(row: IncidentRow): void {
    this.incidents.put(row);
    if (isEnded(row)) this.departed.leaveLater(row.id);
    else this.departed.stay(row.id);
  }

  /** What a squad can do is derived by the server from its assignments, so it is asked for anew; once for many changes. */
  private reloadSquadsSoon(): void {
    if (this.squadTimer !== undefined) return;
    this.squadTimer = setTimeout(() => {
      this.squadTimer = undefined;
      loadSquads(this.client).then(
        (squads) => this.squads.replace(squads),
        () => this.reloadSquadsSoon(),
      );
    }, SQUADS_AFTER_MS);
  }
}

function readEntry(
  { position, type, occurredAt, recordedAt, actor, summary, incident, squad }: RawEntry,
  townships: ReadonlyMap<string, string>,
): Entry {
  return {
    position,
    type,
    occurredAt: Date.parse(occurredAt),
    recordedAt: Date.parse(recordedAt),
    actor,
    summary,
    incident: incident === null ? null : readIncidentRow(incident, townships),
    squadId: squad?.id ?? null,
  };
}
