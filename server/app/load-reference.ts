import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../kernel/project-root.js";
import { systemClock } from "../kernel/clock.js";
import { makeLogger } from "../platform/logging/index.js";
import { loadCounty } from "../reference/load-county.js";
import { accountEnvironment } from "./environment.js";
import { openCounty } from "./open-county.js";
import { describeLoad } from "./describe-load.js";
import { runCommandLine } from "./run-until-stopped.js";
import { StartFault } from "./start-fault.js";

/** The demo county's reference data. */
const DEMO_COUNTY = join(projectRoot, "server/reference/yishui");

/** `npm run reference -- load [folder]`: brings reference data to what the folder says and tells what changed. */
runCommandLine(async (closers) => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [verb, folder = DEMO_COUNTY] = positionals;
  if (verb !== "load")
    throw new StartFault("用法：npm run reference -- load [文件夹]", "Usage: npm run reference -- load [folder]");
  const { DATABASE_URL, DATABASE_SCHEMA } = accountEnvironment(process.env);
  const { database } = await openCounty({
    url: DATABASE_URL,
    schema: DATABASE_SCHEMA,
    countyCode: DATABASE_SCHEMA.slice("county_".length),
    logger: makeLogger({ level: "warn" }),
  });
  closers.add("database", () => database.close());
  console.log(describeLoad(await loadCounty(database, resolve(folder), { clock: systemClock })));
});
