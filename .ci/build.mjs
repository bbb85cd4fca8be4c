// `npm run build`: compiles the server and the explorer into dist/, each only when its sources are newer than what was built;
// `node .ci/build.mjs bench` the benches too.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, "node_modules/.bin");

build(
  "server",
  [
    "server",
    "schema",
    "migrations",
    "client/replay",
    "client/live",
    "client/muster-client.ts",
    "tsconfig.json",
    "tsconfig.build.json",
    "package-lock.json",
  ],
  "dist/server/app/start.js",
  ["tsc", "-p", "tsconfig.build.json"],
);
build("explorer", ["client/explorer", "client/operations/examples", "package-lock.json"], "dist/explorer/index.html", [
  "vite",
  "build",
  "--config",
  "client/explorer/vite.config.ts",
  "--logLevel",
  "warn",
]);
if (process.argv.includes("bench")) {
  build("bench", ["server", "schema", "migrations", "client", "tests", "tsconfig.json"], "dist/tests/bench/run.js", [
    "tsc",
    "-p",
    "tests/bench/tsconfig.json",
  ]);
}

function build(name, sources, product, [program, ...parameters]) {
  const stamp = join(root, `dist/.built-${name}`);
  const digest = fingerprint(sources.map((source) => join(root, source)).filter(existsSync));
  if (existsSync(stamp) && existsSync(join(root, product)) && readFileSync(stamp, "utf8") === digest) return;
  process.stderr.write(`构建 Building ${name}…\n`);
  const { status, error } = spawnSync(join(binaries, program), parameters, { cwd: root, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/** Names, sizes and times of every source: enough to notice an edit, quick enough for every start. */
function fingerprint(paths) {
  const digest = createHash("sha256");
  for (const path of paths)
    for (const file of filesAt(path)) {
      const { size, mtimeMs } = statSync(file);
      digest.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
    }
  return digest.digest("hex");
}

function filesAt(path) {
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => name !== "node_modules");
  return entries
    .flatMap((entry) =>
      entry.isDirectory() ? filesAt(join(path, entry.name)) : entry.isFile() ? [join(path, entry.name)] : [],
    )
    .sort();
}
