import { join } from "node:path";
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
  readonly publicUrl?: string | undefined;
  readonly trustedProxies?: readonly string[] | undefined;
}

/** Makes the options of a county's server. */
export function serverOptionsOf({ services, database, hints }: County, settings: EdgeSettings): ServerOptions {
  const { home, logger, publicUrl, trustedProxies = [] } = settings;
  const metrics = makeMetrics();
  metrics.addGauge("muster_journal_position", "Position of the newest journal entry", () =>
    database.read({ system: "metrics" }, async (em) => Number((await readJournalHead(em)).position)),
  );
  return {
    services,
    logger,
    metrics,
    evidenceFolder: join(home, "evidence"),
    isSecure: publicUrl?.startsWith("https:") === true,
    origins: publicUrl === undefined ? [] : [new URL(publicUrl).origin],
    trustedProxies,
    hints,
    readiness: { migrations: async () => (await missingMigrations(database)).length === 0 },
  };
}
