import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadCounty } from "../reference/load-county.js";
import { describeLoad } from "./describe-load.js";
import type { County } from "./open-county.js";

/** Loads the demo county at the first start and again when its files have changed since; anything else would only cost time. */
export async function loadDemoCounty({ database, services }: County, folder: string, home: string): Promise<void> {
  const stamp = join(home, "reference.sha256");
  const digest = digestOf(folder);
  const known = existsSync(stamp) ? readFileSync(stamp, "utf8").trim() : "";
  if (known === digest && (await hasDivisions(database))) return;
  console.log("正在载入演示县的基础数据…… Loading the demo county…");
  console.log(describeLoad(await loadCounty(database, folder, { clock: services.clock, startDuty: true })));
  writeFileSync(stamp, `${digest}\n`, { mode: 0o600 });
}

function digestOf(folder: string): string {
  const digest = createHash("sha256");
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    digest.update(name).update(readFileSync(join(folder, name)));
  }
  return digest.digest("hex");
}

async function hasDivisions(database: County["database"]): Promise<boolean> {
  const found = await database.read({ system: "start" }, (em) =>
    em.execute<unknown[]>("select 1 from division limit 1"),
  );
  return found.length > 0;
}
