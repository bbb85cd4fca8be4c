// `npm run bundles`: prints what the first page of each screen loads, packed, and fails where it is more than was promised.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Kilobytes (1,000 bytes) of script and style, gzip, before anything that is loaded when it is needed. */
const promised = { console: 700, squad: 150 };

let isTooMuch = false;
for (const [screen, most] of Object.entries(promised)) {
  const files = filesOfFirstPage(screen);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, "dist", screen, file))).length, 0);
  const kilobytes = Math.round(bytes / 100) / 10;
  console.log(`${screen}: ${kilobytes} kB gzip in ${files.length} files, at most ${most}`);
  if (kilobytes > most) isTooMuch = true;
}
if (isTooMuch) {
  console.error("A first page is too heavy: load what it does not need at once by import().");
  process.exitCode = 1;
}

/** The scripts and styles that the page names, and whatever these import before they run. */
function filesOfFirstPage(screen) {
  const manifest = JSON.parse(readFileSync(join(root, `dist/${screen}/.vite/manifest.json`), "utf8"));
  const files = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit("index.html");
  return [...files];
}
