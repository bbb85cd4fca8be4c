// `npm run build`: compiles the server, the explorer and the screens into dist/, each only when its sources are newer than what was built.
// `node .ci/build.mjs server operations` builds these parts alone; the benches are built only where they are named.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, "node_modules/.bin");

const lock = "package-lock.json";
const contract = ["client/operations", "schema/schema.graphql", "codegen.yml"];
const screen = (name, ...sources) => ({
  sources: [`client/${name}`, ...sources, lock],
  product: `dist/${name}/index.html`,
  command: ["vite", "build", "--config", `client/${name}/vite.config.ts`, "--logLevel", "warn"],
});

/** In the order of building: what they are made of, a file that shows they were made, and how. */
const parts = {
  server: {
    sources: [
      "server",
      "schema",
      "migrations",
      "client/replay",
      "client/live",
      "client/simulator",
      "client/muster-client.ts",
      "tsconfig.json",
      "tsconfig.build.json",
      lock,
    ],
    product: "dist/server/app/start.js",
    command: ["tsc", "-p", "tsconfig.build.json"],
  },
  operations: {
    sources: [...contract, lock],
    product: "client/generated/graphql.ts",
    command: ["graphql-codegen", "--config", "codegen.yml", "--silent"],
  },
  explorer: screen("explorer", "client/operations/examples"),
  console: screen("console", "client/shared", "client/live", ...contract),
  squad: screen("squad", "client/shared", "client/live", ...contract),
  bench: {
    sources: ["server", "schema", "migrations", "client/live", "client/muster-client.ts", "tests", "tsconfig.json"],
    product: "dist/tests/bench/run.js",
    command: ["tsc", "-p", "tests/bench/tsconfig.json"],
  },
};

const wished = process.argv.slice(2);
const stranger = wished.find((name) => !(name in parts));
if (stranger !== undefined) {
  console.error(`"${stranger}" is no part; there are ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
const usual = Object.keys(parts).filter((name) => name !== "bench");
for (const name of wished.length === 0 ? usual : wished) build(name, parts[name]);

function build(name, { sources, product, command: [program, ...parameters] }) {
  const stamp = join(root, `dist/.built-${name}`);
  const digest = fingerprint(sources.map((source) => join(root, source)).filter(existsSync));
  if (existsSync(stamp) && existsSync(join(root, product)) && readFileSync(stamp, "utf8") === digest) return;
  process.stderr.write(`构建 Building ${name}…\n`);
  // Whoever builds, a test among them: what is served is always the production form.
  const env = { ...process.env, NODE_ENV: "production" };
  const { status, error } = spawnSync(join(binaries, program), parameters, { cwd: root, stdio: "inherit", env });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
  if (program === "vite") pack(dirname(join(root, product)));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/** Leaves a packed copy beside each text, so that no request pays for packing. */
function pack(folder) {
  const texts = new Set([".js", ".css", ".html", ".svg", ".json", ".webmanifest"]);
  for (const file of filesAt(folder))
    if (texts.has(extname(file))) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
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
    .sort((a, b) => (a < b ? -1 : 1));
}
