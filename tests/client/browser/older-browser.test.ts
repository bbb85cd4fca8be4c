import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { reportOverApi } from "./at-the-desk.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";

let browser: Browser;
let server: DemoServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Takes away what browsers got after Chrome 109, the last one for many a station's computer. */
function takeAwayNews(): void {
  const news = [
    [Array.prototype, ["toSorted", "toReversed", "toSpliced", "with"]],
    [Array, ["fromAsync"]],
    [Object, ["groupBy"]],
    [Map, ["groupBy"]],
    [Promise, ["withResolvers", "try"]],
    [Set.prototype, ["union", "intersection", "difference", "isSubsetOf", "isSupersetOf"]],
    [String.prototype, ["isWellFormed", "toWellFormed"]],
    [URL, ["canParse", "parse"]],
    [AbortSignal, ["any"]],
    [globalThis, ["Iterator"]],
  ] as const;
  for (const [owner, names] of news) for (const name of names) Reflect.deleteProperty(owner, name);
}

async function openOlder(path: string): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const { context } = await openVisitor(browser, server.url);
  await context.addInitScript(takeAwayNews);
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(path);
  return { page, faults };
}

describe("a browser of early 2023", { timeout: 120_000 }, () => {
  it("shows the desk and the wall", async () => {
    const token = await server.signIn("yicheng-shift-leader");
    const id = await reportOverApi((query, variables) => server.ask(token, query, variables), {
      description: "路边垃圾",
    });
    const { page, faults } = await openOlder("/");
    await signInAtDesk(page, server, "yicheng-shift-leader");
    await page.locator(`[id="row-${id}"]`).click();
    await page.locator(".detail-timeline li").first().waitFor();
    await page.locator('.map[aria-busy="false"]').waitFor();
    await page.goto("/wall");
    await page.locator('.wall[data-stale="false"]').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("shows a squad's tasks", async () => {
    const name = "yicheng-enforcement-squad";
    const { page, faults } = await openOlder("/squad/");
    await page.getByLabel("用户名").fill(name);
    await page.getByLabel("密码").fill(server.passwordOf(name));
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByText("没有待办任务").waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
