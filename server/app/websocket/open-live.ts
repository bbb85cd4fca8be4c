import { journalOf, openLiveEngine, type LiveEngine, type LiveFigures } from "../../platform/live/index.js";
import type { Metrics } from "../../platform/metrics/index.js";
import type { CommitHints } from "../../platform/hints/index.js";
import type { OperationGate } from "../graphql/operation-gate.js";
import { LiveDesk } from "./live-desk.js";
import type { RenderParts } from "./render-live.js";

/** What following the journal needs. */
export interface LiveParts extends RenderParts {
  readonly metrics: Metrics;
  readonly gate: OperationGate;
  readonly hints: CommitHints;
}

/** The live side of a server. */
export interface Live {
  readonly desk: LiveDesk;
  /** Whether the journal could be read a moment ago. */
  isConnected(): boolean;
  /** How far this node has read the journal. */
  position(): bigint;
  stop(): Promise<void>;
}

/** Begins to follow the journal for whoever subscribes; throws where it cannot be read. */
export async function openLive(parts: LiveParts): Promise<Live> {
  const { services, logger, metrics, hints } = parts;
  const report = (what: string, error: unknown): void => logger.warn({ error: String(error) }, what);
  const engine = await openLiveEngine({ source: journalOf(services.database), report });
  const stopListening = hints.listen(() => engine.hint());
  watchFigures(metrics, engine);
  return {
    desk: new LiveDesk({ ...parts, engine }),
    isConnected: () => engine.figures().isConnected,
    position: () => engine.figures().position,
    async stop() {
      stopListening();
      await engine.stop();
    },
  };
}

function watchFigures(metrics: Metrics, engine: LiveEngine): void {
  const add = (name: string, help: string, read: (now: LiveFigures) => number) =>
    metrics.addGauge(`muster_live_${name}`, help, () => read(engine.figures()));
  add("groups", "Groups of equal subscriptions", ({ groups }) => groups);
  add("members", "Subscriptions that are live in a group", ({ members }) => members);
  add("catching_up", "Subscriptions that are served alone until they have caught up", ({ catchingUp }) => catchingUp);
  add("lag_entries", "Journal entries that the slowest group has still to look at", ({ lag }) => lag);
  add("given_up", "Readers given up since the start because they read too slowly", ({ givenUp }) => givenUp);
  add("position", "Journal position that this node has read", ({ position }) => Number(position));
  add("connected", "1 while the journal can be read", ({ isConnected }) => Number(isConnected));
}
