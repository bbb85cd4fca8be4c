import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FaultWorld, freePort, type FaultCounty } from "../../faults/kit/fault-world.js";
import type { ServeProcess } from "../../faults/kit/serve-process.js";
import { askWithToken } from "./ask-with-token.js";
import { reportOverApi } from "./at-the-desk.js";
import { openBrowser, openVisitor } from "./open-browser.js";

let browser: Browser;
let world: FaultWorld;
let county: FaultCounty;
beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), FaultWorld.open()]);
  county = await world.county();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await county?.close();
  await world?.close();
});

const link = (page: Page) => page.locator(".link-badge");

describe("a desk whose server is killed", () => {
  it("says so, looks stale, comes back by itself and has everything once", { timeout: 240_000 }, async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const token = await county.signIn({ post: "SHIFT_LEADER", division: "371323" });
    let server: ServeProcess = await county.serve({ port });
    const { context, foreign } = await openVisitor(browser, url);
    context.setDefaultTimeout(60_000);
    await context.addCookies([{ name: "muster_session", value: token, url, httpOnly: true }]);
    const page = await context.newPage();
    const report = (description: string) => reportOverApi(askWithToken(url, token), { description });
    const made = [await report("第一件：路边垃圾")];

    await page.goto("/");
    await page.locator(`[id="row-${made[0]}"]`).waitFor();
    await link(page).filter({ hasText: "实时" }).waitFor();
    expect(await page.locator(".desk").getAttribute("data-stale")).toBe("false");

    await server.kill();
    await link(page)
      .filter({ hasText: "重连中" })
      .filter({ hasText: /数据截至 \d\d:\d\d:\d\d/ })
      .waitFor();
    expect(await page.locator(".desk").getAttribute("data-stale")).toBe("true");
    expect(await page.locator(`[id="row-${made[0]}"]`).count()).toBe(1);

    server = await county.serve({ port });
    for (const nth of ["二", "三", "四"]) made.push(await report(`第${nth}件：占道经营`));
    await link(page).filter({ hasText: "实时" }).waitFor();
    await expect.poll(() => idsOf(page), { timeout: 60_000 }).toEqual(made.toSorted());
    expect(await page.locator(".desk").getAttribute("data-stale")).toBe("false");
    expect(foreign).toEqual([]);
    await context.close();
    await server.kill();
  });
});

async function idsOf(page: Page): Promise<readonly string[]> {
  const ids = await page
    .locator(".queue-row")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id") ?? ""));
  return ids.toSorted();
}
