import { join } from "node:path";
import { openBlobs, type BlobStore } from "../platform/blobs/index.js";
import { readJournalHead } from "../platform/journal/index.js";
import type { Logger } from "../platform/logging/index.js";
import { makeMetrics } from "../platform/metrics/index.js";
import { missingMigrations } from "./check-database.js";
import type { County } from "./open-county.js";
import type { ServerOptions } from "./server-options.js";

/** What differs between the demonstration and production. */
export interface EdgeSettings {
  readonly home: string;
  readonly logger: Logger;
  /** Where evidence is kept; on the disk, in the home folder, where nothing is said. */
  readonly store?: BlobStore | undefined;
  readonly publicUrl?: string | undefined;
  readonly trustedProxies?: readonly string[] | undefined;
}

/** Makes the options of a county's server. */
export function serverOptionsOf({ services, database, hints }: County, settings: EdgeSettings): ServerOptions {
  const { home, logger, publicUrl, trustedProxies = [], store } = settings;
  const metrics = makeMetrics();
  metrics.addGauge("muster_journal_position", "Position of the newest journal entry", () =>
    database.read({ system: "metrics" }, async (em) => Number((await readJournalHead(em)).position)),
  );
  return {
    services,
    logger,
    metrics,
    blobs: openBlobs(join(home, "evidence"), store),
    isSecure: publicUrl?.startsWith("https:") === true,
    origins: publicUrl === undefined ? [] : [new URL(publicUrl).origin],
    trustedProxies,
    hints,
    readiness: { migrations: async () => (await missingMigrations(database)).length === 0 },
  };
}
