import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { reportOverApi } from "./at-the-desk.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";

vi.setConfig({ testTimeout: 90_000 });

const LEADER = "county-shift-leader";

let browser: Browser;
let server: DemoServer;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];
let foreign: readonly string[];
let emergencies: readonly string[];
let coordinated: string;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
  const { data } = await server.ask(await server.signIn(LEADER), "{ matters { code tier } }");
  const matters = data?.["matters"] as readonly { readonly code: string; readonly tier: string }[];
  const of = (tier: string) => matters.filter((matter) => matter.tier === tier).map(({ code }) => code);
  emergencies = of("EMERGENCY");
  coordinated = of("COORDINATED")[0] ?? "";
  ({ context, foreign } = await openVisitor(browser, server.url));
  context.setDefaultTimeout(25_000);
  // Counts what really sounds: a note that starts in a context that runs.
  await context.addInitScript(() => {
    const notes: { hertz: number; state: string }[] = [];
    Reflect.set(globalThis, "notes", notes);
    class CountedNode extends OscillatorNode {
      override start(when?: number) {
        notes.push({ hertz: this.frequency.value, state: this.context.state });
        super.start(when);
      }
    }
    Reflect.set(globalThis, "OscillatorNode", CountedNode);
  });
  page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto("/");
  await signInAtDesk(page, server, LEADER);
  await page.locator('[data-kind="live"]').waitFor();
}, 90_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await server?.close();
});

const report = async (matterCode: string, description = "正阳路口管道破裂") =>
  reportOverApi(async (query, variables) => server.ask(await server.signIn(LEADER), query, variables), {
    description,
    matterCode,
  });
const hertz = () =>
  page.evaluate(() => (Reflect.get(globalThis, "notes") as { hertz: number }[]).map((note) => note.hertz));
const states = () =>
  page.evaluate(() => [
    ...new Set((Reflect.get(globalThis, "notes") as { state: string }[]).map((note) => note.state)),
  ]);
const forget = () => page.evaluate(() => (Reflect.get(globalThis, "notes") as unknown[]).splice(0));
const waiting = () => page.locator(".sound-waiting");
const speaker = () => page.locator(".sound-speaker");
/** Waits until it has rung so often since the notes were forgotten. */
const rings = (times: number) =>
  expect
    .poll(async () => (await hertz()).slice(0, 2 * times), { timeout: 40_000 })
    .toEqual(Array.from({ length: times }, () => [880, 1_175]).flat());
/** Longer than the bell waits between two times. */
const aWhile = () => page.waitForTimeout(6_000);

it("sounds once for a coordinated one, and not at all for an ordinary one", async () => {
  await speaker().and(page.locator('[data-state="on"]')).waitFor();
  await report(coordinated);
  await expect.poll(hertz, { timeout: 20_000 }).toEqual([587]);
  await aWhile();
  expect(await hertz()).toEqual([587]);
  expect(await waiting().count()).toBe(0);
  expect(await states()).toEqual(["running"]);
  await forget();
});

it("rings for an emergency again and again, tells it once, and never after it was selected", async () => {
  const id = await report(emergencies[0] ?? "");
  await waiting().filter({ hasText: "1 件突发待确认" }).waitFor();
  expect(await page.locator('.sound-told[aria-live="assertive"]').innerText()).toMatch(
    /^新突发事件：.+，.+，\d+-\d+-\d+$/,
  );
  await rings(3);
  await page.locator(`[id="row-${id}"]`).click();
  await waiting().waitFor({ state: "detached" });
  await forget();
  await aWhile();
  expect(await hertz()).toEqual([]);
  await page.reload();
  await page.locator(`[id="row-${id}"]`).waitFor();
  await page.keyboard.press("Shift");
  await aWhile();
  expect(await hertz()).toEqual([]);
  expect(await waiting().count()).toBe(0);
});

it("goes on ringing when the page is loaded again, says that the browser is silent until it is touched, and stops by its key", async () => {
  await page.goto("/");
  await page.locator('[data-kind="live"]').waitFor();
  await page.keyboard.press("Shift");
  await report(emergencies[0] ?? "");
  await report(emergencies[0] ?? "");
  await waiting().filter({ hasText: "2 件" }).waitFor();
  await page.reload();
  await waiting().filter({ hasText: "2 件" }).waitFor();
  await speaker().filter({ hasText: "点击启用声音" }).waitFor();
  expect(await hertz()).toEqual([]);
  await speaker().click();
  await speaker().and(page.locator('[data-state="on"]')).waitFor();
  await rings(1);
  const other = await context.newPage();
  await other.goto("/");
  await other.locator('[data-kind="live"]').waitFor();
  expect(await other.locator(".sound-waiting").count()).toBe(0);
  await page.bringToFront();
  await page.keyboard.press("q");
  await waiting().waitFor({ state: "detached" });
  await forget();
  await aWhile();
  expect(await hertz()).toEqual([]);
  await other.close();
});

it("is silent where the desk is muted, and still says what waits", async () => {
  await speaker().click();
  await page.locator('.sound-speaker[data-state="muted"]').waitFor();
  await forget();
  await report(emergencies[0] ?? "");
  await waiting().waitFor();
  await aWhile();
  expect(await hertz()).toEqual([]);
  await speaker().click();
  await rings(1);
  await waiting().click();
  await waiting().waitFor({ state: "detached" });
  expect([...foreign, ...faults]).toEqual([]);
});
