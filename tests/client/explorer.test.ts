import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "vite";
import { projectRoot } from "../../server/kernel/project-root.js";

/** Hosts that pages load scripts, styles, workers and fonts from; the county's network reaches none of them. */
const deliveryHosts =
  /\b(?:esm\.sh|unpkg\.com|jsdelivr\.net|googleapis\.com|gstatic\.com|cdnjs\.cloudflare\.com|skypack\.dev)\b/;
/** Calls that would load from a complete address, whatever its host. */
const outsideLoads =
  /(?:\bimport\(|\bfetch\(|importScripts\(|new (?:Shared)?Worker\(|new EventSource\(|\burl\(|\bfrom ?)\s*["'`]?https?:|(?:src|href)=["']?(?:https?:)?\/\/|@import ["']https?:/;

const folder = mkdtempSync(join(tmpdir(), "muster-explorer-"));

beforeAll(async () => {
  await build({
    configFile: join(projectRoot, "client/explorer/vite.config.ts"),
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true },
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the built explorer", () => {
  it("loads nothing from outside", () => {
    expect(
      texts()
        .filter(({ text }) => loadsFromOutside(text))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it("works under any path, since every file of the page is named relative to it", () => {
    const page = readFileSync(join(folder, "index.html"), "utf8");
    const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].flatMap(([, path]) => path ?? []);
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((path) => !path.startsWith("./assets/") && path !== "data:,")).toEqual([]);
  });

  it("brings its workers and its saved examples", () => {
    expect(texts().some(({ name }) => /worker/.test(name))).toBe(true);
    expect(texts().some(({ text }) => text.includes("上报一件事 · Report an incident"))).toBe(true);
  });
});

describe("a planted address", () => {
  it.each([
    'import("https://example.org/x.js")',
    "@import 'https://example.org/x.css'",
    "src: url(https://example.org/font.woff2)",
    '<script src="//example.org/x.js"></script>',
    'const base = "https://esm.sh/monaco-editor";',
  ])("%s is noticed", (text) => expect(loadsFromOutside(text)).toBe(true));

  it("in a text for people is let be", () => {
    expect(loadsFromOutside('throw Error("see https://react.dev/errors/418")')).toBe(false);
  });
});

function texts() {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:html|css|js)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

function loadsFromOutside(text: string): boolean {
  return deliveryHosts.test(text) || outsideLoads.test(text);
}
