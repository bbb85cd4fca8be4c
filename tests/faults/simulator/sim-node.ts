import {
  LIVE_LIMITS,
  openLiveEngine,
  type FeedPlan,
  type LiveEngine,
  type LiveLimits,
} from "../../../server/platform/live/index.js";
import type { FakeJournal } from "../../platform/live/fake-journal.js";
import type { ManualPace } from "../../platform/live/manual-pace.js";

/** Small enough that every bound is met within a short story. */
export const TIGHT: LiveLimits = {
  ...LIVE_LIMITS,
  batch: 3,
  ring: 4,
  catchUps: 2,
  renders: 2,
  slowBytes: 600,
  lostBytes: 20_000,
};

/** One API node: the live engine of the product on a simulated journal and a simulated time. */
export class SimNode {
  private engine: LiveEngine | null = null;
  /** Grows with every start, so that an engine that opens late is known to be of the past. */
  private life = 0;

  constructor(
    private readonly journal: FakeJournal,
    private readonly pace: ManualPace,
  ) {}

  get live(): LiveEngine | null {
    return this.engine;
  }

  /** Starts it; it is live once it has read the head of the journal, and tries again where it cannot. */
  start(): void {
    const life = (this.life += 1);
    const parts = { source: this.journal, limits: TIGHT, pace: this.pace, report: () => undefined };
    openLiveEngine(parts).then(
      (engine) => {
        if (life === this.life) this.engine = engine;
        else void engine.stop();
      },
      () => life === this.life && void this.pace.wait(500).over.then(() => life === this.life && this.start()),
    );
  }

  /** Kills it: whoever was connected has lost the line. */
  kill(): void {
    this.life += 1;
    void this.engine?.stop();
    this.engine = null;
  }

  plan(area: string): FeedPlan {
    return {
      key: area,
      viewer: viewerIn(area),
      includes: ({ audience }) => audience.divisionCode.startsWith(area),
      render: async (frame) => {
        await this.journal.pass();
        return Buffer.from(JSON.stringify({ ...frame, area }, flatten));
      },
    };
  }
}

/** The mark of whoever sees an area. */
export const viewerIn = (area: string): string => `at-${area}`;

const flatten = (_name: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
