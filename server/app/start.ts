import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { migrations } from "../../migrations/index.js";
import { projectRoot } from "../kernel/project-root.js";
import { makeDemoIdentities } from "../modules/access/index.js";
import { migrate } from "../platform/database/index.js";
import { makeLogger } from "../platform/logging/index.js";
import { checkPortFree } from "./check-port-free.js";
import { demoEnvironment } from "./environment.js";
import { loadDemoCounty } from "./load-demo-county.js";
import { openCounty } from "./open-county.js";
import { baseOf, printAddresses, printIdentities, printUsage } from "./print-start.js";
import { runUntilStopped } from "./run-until-stopped.js";
import { serverOptionsOf } from "./server-of.js";
import { startDatabase } from "./start-database.js";
import { readStartOptions } from "./start-options.js";
import { startServer } from "./start-server.js";
import { startSimulator } from "./start-simulator.js";

const DEMO_COUNTY = { code: "371323", schema: "county_371323", folder: join(projectRoot, "server/reference/yishui") };

/** In each of them somebody can sign in, so that the whole county can be played. */
const ALL_TOWNSHIPS = 18;

/** `npm start`: a whole platform on one machine, with its own database, the demo county and demo identities. */
runUntilStopped(async (closers) => {
  const { isHelp, speed } = readStartOptions(process.argv.slice(2), process.env);
  if (isHelp) return printUsage();
  const { HOST: host, PORT: port, MUSTER_HOME, MUSTER_LOG_LEVEL: level } = demoEnvironment(process.env);
  const home = resolve(projectRoot, MUSTER_HOME);
  await checkPortFree(host, port);
  const database = await startDatabase(home, (sentence) => console.log(sentence), closers);
  const { appUrl, ownerUrl } = database;
  await migrate({ url: ownerUrl, schema: DEMO_COUNTY.schema, migrations });
  const logger = makeLogger({ level, file: join(home, "muster.log") });
  const county = await openCounty({ url: appUrl, schema: DEMO_COUNTY.schema, countyCode: DEMO_COUNTY.code, logger });
  closers.add("connections", () => county.database.close());
  await loadDemoCounty(county, DEMO_COUNTY.folder, home);
  const { identities, isFresh } = await makeDemoIdentities(county.services, {
    home,
    countyCode: DEMO_COUNTY.code,
    townships: ALL_TOWNSHIPS,
  });
  mkdirSync(join(home, "evidence"), { recursive: true, mode: 0o700 });
  const server = await startServer(serverOptionsOf(county, { home, logger, isDemo: true }), { host, port });
  closers.add("server", () => server.close());
  if (isFresh) printIdentities(identities, home);
  const base = baseOf(host, server.port);
  if (speed !== null) closers.add("simulator", startSimulator({ server: base, home, speed, logger }));
  printAddresses(base, { home, speed });
});
