import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeLogger } from "../platform/logging/index.js";
import { checkDatabase } from "./check-database.js";
import { productionEnvironment, s3SettingsOf } from "./environment.js";
import { openCounty } from "./open-county.js";
import { openEvidenceStore } from "./open-evidence-store.js";
import { openHintLine } from "./open-hint-line.js";
import { runUntilStopped } from "./run-until-stopped.js";
import { serverOptionsOf } from "./server-of.js";
import { startServer } from "./start-server.js";

/** Serves a county in production: a database that is there, no demo identities, no unsafe setting. */
runUntilStopped(async (closers) => {
  // It knows no option; one that is meant for a demonstration must not be taken in silence.
  parseArgs({ options: {} });
  const environment = productionEnvironment(process.env);
  const { DATABASE_URL, DATABASE_SCHEMA, MUSTER_HOME, MUSTER_LOG_LEVEL, MUSTER_POOL_SIZE, HOST, PORT } = environment;
  const logger = makeLogger({ level: MUSTER_LOG_LEVEL });
  const county = await openCounty({
    url: DATABASE_URL,
    schema: DATABASE_SCHEMA,
    countyCode: DATABASE_SCHEMA.slice("county_".length),
    poolSize: MUSTER_POOL_SIZE,
    logger,
  });
  closers.add("database", () => county.database.close());
  await checkDatabase(county.database);
  const line = openHintLine(county, environment, logger);
  closers.add("hints", () => line.close());
  const store = await openEvidenceStore(s3SettingsOf(environment));
  const options = serverOptionsOf(county, {
    home: resolve(MUSTER_HOME),
    logger,
    store,
    publicUrl: environment.MUSTER_PUBLIC_URL,
    trustedProxies: environment.MUSTER_TRUSTED_PROXIES,
  });
  options.metrics.addGauge("muster_hint_line_connected", "1 while hints from other nodes can be heard", () =>
    Number(line.isConnected()),
  );
  const server = await startServer(options, { host: HOST, port: PORT });
  closers.add("server", () => server.close());
  logger.info({ host: HOST, port: server.port, county: county.services.countyCode }, "listening");
});
