import { migrations } from "../../migrations/index.js";
import { migrate } from "../platform/database/index.js";
import { migrationEnvironment } from "./environment.js";
import { runCommandLine } from "./run-until-stopped.js";

/** Brings a county's schema to the newest step as its owner. */
runCommandLine(async () => {
  const { DATABASE_OWNER_URL: url, DATABASE_SCHEMA: schema } = migrationEnvironment(process.env);
  const done = await migrate({ url, schema, migrations });
  console.log(done.length === 0 ? `${schema} 已是最新。 ${schema} is up to date.` : `${schema}: ${done.join(", ")}`);
});
