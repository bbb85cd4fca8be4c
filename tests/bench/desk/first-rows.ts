import type { Browser } from "playwright-core";

const COOKIE = "muster_session";
const ROW = '[id^="row-"]';
const MAP = '.map[aria-busy="false"]';

/** What one opening of the desk took, from asking for the page. */
export interface Opening {
  /** Until the first row of the queue is drawn. */
  readonly firstRowMs: number;
  /** Until the map, which is loaded after the queue, is drawn too. */
  readonly mapMs: number;
}

/** A browser that has never been here, and the same one coming back. */
export interface Visit {
  readonly cold: Opening;
  readonly warm: Opening;
}

/** Opens the desk of a session in a fresh browser profile, and again in the same. */
export async function visitDesk(browser: Browser, url: string, token: string): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1920, height: 1080 } });
  const open = async (): Promise<Opening> => {
    const page = await context.newPage();
    const startedAt = performance.now();
    await page.goto("/", { waitUntil: "commit" });
    await page.locator(ROW).first().waitFor();
    const firstRowMs = performance.now() - startedAt;
    await page.locator(MAP).waitFor();
    const mapMs = performance.now() - startedAt;
    await page.close();
    return { firstRowMs, mapMs };
  };
  try {
    await context.addCookies([{ name: COOKIE, value: token, url, httpOnly: true, sameSite: "Strict" }]);
    return { cold: await open(), warm: await open() };
  } finally {
    await context.close();
  }
}
