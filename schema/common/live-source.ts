import type { JournalEntry } from "../../server/platform/journal/index.js";
import type { RequestContext } from "./context.js";

/** The arguments of a root field as GraphQL coerced them. */
export type LiveArguments = Readonly<Record<string, unknown>>;

/** A subscription whose frames hold the entries of the journal that fit its arguments; visibility is asked beside it, for every entry. */
export interface FeedSource {
  readonly kind: "feed";
  /** Makes the filter; throws a GraphQLError where the viewer may not ask for this. */
  select(args: LiveArguments, ctx: RequestContext): Promise<EntryFilter> | EntryFilter;
}

/** Whether an entry fits the arguments of a subscription. */
export type EntryFilter = (entry: JournalEntry) => boolean;

/** A newest state with what tells it from another. */
export interface LatestState {
  /** What the root field resolves from. */
  readonly root: object;
  /** Equal for two states that show the same; null where that is not worth knowing. */
  readonly mark: string | null;
}

/** A subscription whose frames hold a newest state: whoever misses one needs only the next. */
export interface LatestSource extends LatestSourceOf<LiveArguments> {
  readonly kind: "latest";
}

/** A newest state by arguments of a certain shape. */
export interface LatestSourceOf<Args> {
  /** At most one frame in this time. */
  readonly everyMs: number;
  /** Looked at again after this long without news, for what changes by the clock alone. */
  readonly refreshMs: number | null;
  /** Whether each frame shows everything, or after the first one only what was touched. */
  readonly isWhole: boolean;
  /** Throws a GraphQLError where the viewer may not ask for this. */
  check(args: Args, ctx: RequestContext): Promise<void>;
  /** The name of what a visible entry changes in the state, or null. */
  touches(entry: JournalEntry): string | null;
  /** Reads what was touched, or everything where `touched` is null; null where nothing of it is shown. */
  read(args: Args, ctx: RequestContext, touched: ReadonlySet<string> | null): Promise<LatestState | null>;
}

/** What stands behind a subscription's root field. */
export type LiveSource = FeedSource | LatestSource;

/**
 * Types the arguments of a feed. GraphQL has checked them against the schema before they get here, which is all that the cast states.
 */
export function feedSource<Args>(
  select: (args: Args, ctx: RequestContext) => Promise<EntryFilter> | EntryFilter,
): FeedSource {
  return { kind: "feed", select: (args, ctx) => select(args as Args, ctx) };
}

/** Types the arguments of a newest state, as `feedSource` does. */
export function latestSource<Args>(source: LatestSourceOf<Args>): LatestSource {
  return {
    ...source,
    kind: "latest",
    check: (args, ctx) => source.check(args as Args, ctx),
    read: (args, ctx, touched) => source.read(args as Args, ctx, touched),
  };
}

/** The `subscribe` of every live field: the frames are made for whole groups, never by a subscription of its own. */
export function servedInGroups(): never {
  throw new Error("a live field was subscribed to outside the live engine");
}
