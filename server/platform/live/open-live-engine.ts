import { every } from "./every.js";
import type { JournalSource } from "./journal-source.js";
import { JournalTail, type ReportFailure } from "./journal-tail.js";
import { LatestStates } from "./latest-states.js";
import { LiveFeeds } from "./live-feeds.js";
import { LIVE_LIMITS, type LiveLimits } from "./live-limits.js";
import { machinePace, type Pace } from "./pace.js";

/** How the engine is doing, for whoever watches the server. */
export interface LiveFigures {
  readonly groups: number;
  readonly members: number;
  readonly catchingUp: number;
  readonly lag: number;
  readonly givenUp: number;
  readonly position: bigint;
  readonly isConnected: boolean;
}

/** One node's view of the journal and everybody who follows it. */
export interface LiveEngine {
  readonly feeds: LiveFeeds;
  readonly latest: LatestStates;
  /** To be called after every commit on this node; missing a call costs at most one poll. */
  hint(): void;
  figures(): LiveFigures;
  /** Stops reading the journal; members are left to their links. */
  stop(): Promise<void>;
}

/** What an engine is made of; limits and time only where a test wants its own. */
export interface LiveOptions {
  readonly source: JournalSource;
  readonly report: ReportFailure;
  readonly limits?: LiveLimits;
  readonly pace?: Pace;
}

/** Begins to follow the journal from its head; throws where it cannot be read. */
export async function openLiveEngine({
  source,
  report,
  limits = LIVE_LIMITS,
  pace = machinePace,
}: LiveOptions): Promise<LiveEngine> {
  const parts = { source, report, limits, pace };
  const tail = new JournalTail(parts);
  await tail.start();
  const feeds = new LiveFeeds(parts, tail);
  const latest = new LatestStates(parts, tail);
  const ticking = every(limits.tickMs, pace, () => {
    feeds.tick();
    latest.tick();
  });
  return {
    feeds,
    latest,
    hint: () => tail.hint(),
    figures() {
      const [live, newest] = [feeds.figures(), latest.figures()];
      return {
        ...live,
        groups: live.groups + newest.groups,
        members: live.members + newest.members,
        givenUp: live.givenUp + newest.givenUp,
        position: tail.place.position,
        isConnected: tail.isConnected,
      };
    },
    async stop() {
      ticking.end();
      await tail.stop();
    },
  };
}
