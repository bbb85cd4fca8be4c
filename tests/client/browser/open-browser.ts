import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { projectRoot } from "../../../server/kernel/project-root.js";

export { openBrowser } from "./launch-browser.js";

const FONT_FOLDER = join(projectRoot, "node_modules/@fontsource/noto-sans-sc");
const FONT_PATH = "/test-fonts/";
const FONT_WEIGHTS = ["400", "500", "700"];

/** Somebody's browser: with Chinese glyphs, in China, and with a list of everything it asked for beyond the server. */
export async function openVisitor(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly context: BrowserContext; readonly foreign: readonly string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1920, height: 1080 },
    ...options,
  });
  const foreign: string[] = [];
  const ours = new URL(url).host;
  context.on("request", (request) => {
    const asked = new URL(request.url());
    const isInside = ["data:", "blob:", "about:"].includes(asked.protocol);
    if (!isInside && asked.host !== ours) foreign.push(request.url());
  });
  await giveFont(context);
  return { context, foreign };
}

/** Machines that run tests have no Chinese font; the page gets one as if it were installed. */
async function giveFont(context: BrowserContext): Promise<void> {
  await context.route(`**${FONT_PATH}**`, async (route) => {
    const file = join(FONT_FOLDER, new URL(route.request().url()).pathname.slice(FONT_PATH.length));
    const contentType = file.endsWith(".css") ? "text/css" : "font/woff2";
    await (existsSync(file) ? route.fulfill({ body: readFileSync(file), contentType }) : route.abort());
  });
  // A map draws its names once: the glyphs of every place must be there before it does.
  const places = readFileSync(join(projectRoot, "server/reference/yishui/divisions.ndjson"), "utf8");
  const glyphs = [...new Set(places.match(/\p{Script=Han}/gu))].join("");
  const sheets = FONT_WEIGHTS.map((weight) => `${FONT_PATH}${weight}.css`);
  await context.addInitScript(
    ({ paths, text }) => {
      addEventListener("DOMContentLoaded", () => {
        for (const href of paths)
          document.head.append(
            Object.assign(document.createElement("link"), {
              rel: "stylesheet",
              href,
              onload: () => void document.fonts.load('16px "Noto Sans SC"', text),
            }),
          );
      });
    },
    { paths: sheets, text: glyphs },
  );
}
