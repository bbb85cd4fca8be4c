import { join } from "node:path";
import { openBlobs, type BlobStore } from "../platform/blobs/index.js";
import { readJournalHead } from "../platform/journal/index.js";
import type { Logger } from "../platform/logging/index.js";
import { makeMetrics, type Metrics } from "../platform/metrics/index.js";
import type { Database, PoolFigures } from "../platform/database/index.js";
import { missingMigrations } from "./check-database.js";
import type { County } from "./open-county.js";
import type { ServerOptions } from "./server-options.js";

/** What differs between the demonstration and production. */
export interface EdgeSettings {
  readonly home: string;
  readonly logger: Logger;
  readonly isDemo?: boolean | undefined;
  /** Where evidence is kept; on the disk, in the home folder, where nothing is said. */
  readonly store?: BlobStore | undefined;
  readonly publicUrl?: string | undefined;
  readonly trustedProxies?: readonly string[] | undefined;
}

/** Makes the options of a county's server. */
export function serverOptionsOf({ services, database, hints }: County, settings: EdgeSettings): ServerOptions {
  const { home, logger, isDemo = false, publicUrl, trustedProxies = [], store } = settings;
  const metrics = makeMetrics();
  metrics.addGauge("muster_journal_position", "Position of the newest journal entry", () =>
    database.read({ system: "metrics" }, async (em) => Number((await readJournalHead(em)).position)),
  );
  watchPool(metrics, database);
  return {
    services,
    logger,
    metrics,
    blobs: openBlobs(join(home, "evidence"), store),
    isDemo,
    isSecure: publicUrl?.startsWith("https:") === true,
    origins: publicUrl === undefined ? [] : [new URL(publicUrl).origin],
    trustedProxies,
    hints,
    readiness: { migrations: async () => (await missingMigrations(database)).length === 0 },
  };
}

function watchPool(metrics: Metrics, database: Database): void {
  const add = (name: string, help: string, read: (now: PoolFigures) => number) =>
    metrics.addGauge(`muster_database_${name}`, help, async () => read(await database.connections()));
  add("connections", "Connections of the pool that are open", ({ open }) => open);
  add("connections_idle", "Connections of the pool that nobody uses now", ({ idle }) => idle);
  add("connections_waiting", "Pieces of work that wait for a connection", ({ waiting }) => waiting);
}
