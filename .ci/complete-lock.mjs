// Adds the platform packages that a registry lacks to package-lock.json, so that `npm ci` accepts the lock on every registry.
// npm leaves an unavailable optional package out of the lock and later refuses the lock because it is missing.
import { readFileSync, writeFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const candidates = [`${path ? `${path}/` : ""}node_modules/${name}`, `node_modules/${name}`];
    if (path === "" || candidates.some((candidate) => lock.packages[candidate])) continue;
    if (!/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      optional: true,
      ...(entry.dev ? { dev: true } : {}),
      ...platformOf(name),
    };
    added += 1;
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
lock.packages = sorted;
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added to the lock`);

/** The os and cpu that a platform package's name states; without them npm would try to install it everywhere. */
function platformOf(name) {
  const os = [
    "darwin",
    "win32",
    "linux",
    "android",
    "freebsd",
    "openbsd",
    "netbsd",
    "sunos",
    "aix",
    "openharmony",
  ].find((o) => name.includes(o));
  const cpu = ["arm64", "x64", "ia32", "arm", "riscv64", "ppc64", "s390x", "loong64", "mips64el", "wasm32"].find((c) =>
    name.includes(c),
  );
  return { ...(cpu ? { cpu: [cpu] } : { cpu: ["none"] }), ...(os ? { os: [os] } : { os: ["none"] }) };
}
