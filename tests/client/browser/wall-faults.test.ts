import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FaultWorld, freePort, type FaultCounty } from "../../faults/kit/fault-world.js";
import { askWithToken } from "./ask-with-token.js";
import { reportOverApi } from "./at-the-desk.js";
import { figureOn, wallIsThere } from "./at-the-wall.js";
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
const isStale = (page: Page) => page.locator(".wall").getAttribute("data-stale");

describe("a wall whose server is killed", () => {
  it("says since when it may be wrong, comes back by itself and has everything", { timeout: 300_000 }, async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const token = await county.signIn({ post: "SHIFT_LEADER", division: "371323" });
    const report = (description: string) => reportOverApi(askWithToken(url, token), { description });
    let server = await county.serve({ port });
    const { context, foreign } = await openVisitor(browser, url);
    context.setDefaultTimeout(60_000);
    await context.addCookies([{ name: "muster_session", value: token, url, httpOnly: true }]);
    const page = await context.newPage();
    await report("第一件：路边垃圾");
    await page.goto("/wall");
    await wallIsThere(page);
    await link(page).filter({ hasText: "实时" }).waitFor();
    await expect.poll(() => figureOn(page, "board.open")).toBe(1);
    expect(await isStale(page)).toBe("false");

    await server.kill();
    await link(page)
      .filter({ hasText: "重连中" })
      .filter({ hasText: /数据截至 \d\d:\d\d:\d\d/ })
      .waitFor();
    expect(await isStale(page)).toBe("true");
    const look = () => page.locator(".wall-figures").evaluate((part) => getComputedStyle(part).filter);
    expect(await look()).toContain("grayscale");
    // What was true last stays to be read.
    expect(await figureOn(page, "board.open")).toBe(1);

    server = await county.serve({ port });
    for (const nth of ["二", "三", "四"]) await report(`第${nth}件：占道经营`);
    await link(page).filter({ hasText: "实时" }).waitFor();
    await expect.poll(() => figureOn(page, "board.open"), { timeout: 60_000 }).toBe(4);
    for (const nth of ["二", "三", "四"])
      await page
        .locator(".wall-ticker li")
        .filter({ hasText: `第${nth}件` })
        .waitFor();
    await expect.poll(() => page.locator(".wall-rhythm h2 b").innerText(), { timeout: 90_000 }).toBe("4");
    expect(await isStale(page)).toBe("false");
    expect(await look()).toBe("none");
    expect(foreign).toEqual([]);
    await context.close();
    await server.kill();
  });
});
