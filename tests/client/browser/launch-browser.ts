import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

const SYSTEM_BROWSERS = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];

/** WebGL by software, and none of the calls home that a browser makes by itself. */
const FLAGS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

/** A real headless Chromium: the machine's own where there is one, else the one that npm brought. */
export async function openBrowser(): Promise<Browser> {
  const own = SYSTEM_BROWSERS.find((path) => existsSync(path));
  return playwright.launch({ executablePath: own ?? (await chromium.executablePath()), args: FLAGS });
}
