import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";

const REPORT =
  "mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id number status } refusal { code message } } }";

let browser: Browser;
let server: DemoServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe("the desk by keyboard alone", () => {
  let context: BrowserContext;
  let page: Page;
  let number: string;
  beforeAll(async () => {
    ({ context } = await openVisitor(browser, server.url));
    page = await context.newPage();
    await page.goto("/");
    await signInAtDesk(page, server, "yicheng-shift-leader");
    const clerk = await server.signIn("yicheng-intake-clerk");
    const input = {
      idempotencyKey: randomUUID(),
      source: "WALK_IN",
      description: "集市路口共享单车乱停，堵住盲道",
      location: { longitude: 118.6272, latitude: 35.7877, system: "WGS84" },
    };
    const { data } = await server.ask(clerk, REPORT, { input });
    [, number = ""] = /"number":"([^"]+)"/.exec(JSON.stringify(data)) ?? [];
  }, 60_000);
  afterAll(() => context?.close());

  const status = (text: string) =>
    page.locator(".detail-head .detail-tag", { hasText: text }).waitFor({ timeout: 15_000 });

  it("selects, files and dispatches", async () => {
    await page.locator(".queue-row").waitFor({ timeout: 15_000 });
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.locator("#detail-number", { hasText: number }).waitFor();
    await status("已上报");
    await page.keyboard.press("f");
    await page.locator(".action-form").waitFor();
    await page.keyboard.press("Control+Enter");
    await status("已立案");
    await page.keyboard.press("d");
    await page.locator(".action-form").waitFor();
    await page.keyboard.press("Control+Enter");
    await status("已派遣");
    expect(await page.locator(".detail-task").count()).toBeGreaterThan(0);
  }, 60_000);

  it("says what a command line will do, and does it", async () => {
    await page.locator(".action-form").waitFor({ state: "detached" });
    await page.keyboard.press(":");
    await page.locator(".command-line input:focus").waitFor({ timeout: 10_000 });
    await page.keyboard.type("备注");
    await page.locator('[role="option"][aria-selected="true"]', { hasText: "备注" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".action-form textarea").fill("已电话告知");
    await page.keyboard.press("Control+Enter");
    const noted = page.locator(".detail-timeline li", { hasText: "已电话告知" });
    await noted.waitFor();
    expect(await noted.count()).toBe(1);
  }, 60_000);

  it("shows its keys, and Esc comes back", async () => {
    await page.keyboard.press("?");
    await page.locator(".key-map").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".key-map").waitFor({ state: "hidden" });
    expect(await page.locator(".desk").count()).toBe(1);
  }, 60_000);
});
