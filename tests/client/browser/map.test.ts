import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../../support/eventually.js";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";

const REPORT =
  "mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id number } refusal { code } } }";

let browser: Browser;
let server: DemoServer;
let clerk: string;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
  clerk = await server.signIn("yicheng-intake-clerk");
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function report(matterCode: string, longitude: number, latitude: number): Promise<string> {
  const input = {
    idempotencyKey: randomUUID(),
    source: "WALK_IN",
    description: "集市路口共享单车乱停",
    matterCode,
    location: { longitude, latitude, system: "WGS84" },
  };
  const { data } = await server.ask(clerk, REPORT, { input });
  const [, id = ""] = /"id":"(inc_[^"]+)"/.exec(JSON.stringify(data)) ?? [];
  expect(id, JSON.stringify(data)).not.toBe("");
  return id;
}

describe("the map of the desk", () => {
  let context: BrowserContext;
  let page: Page;
  let foreign: readonly string[];
  const faults: string[] = [];
  beforeAll(async () => {
    ({ context, foreign } = await openVisitor(browser, server.url));
    page = await context.newPage();
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto("/");
    await signInAtDesk(page, server, "yicheng-shift-leader");
    await page.locator('.map[aria-busy="false"]').waitFor({ timeout: 60_000 });
  }, 90_000);
  afterAll(() => context?.close());

  const inView = () => page.locator(".map-in-view li").count();

  it("shows an incident that somebody reports, without being loaded again, and selects it everywhere", async () => {
    const id = await report("0506", 118.6272, 35.7877);
    await page.goto("/?map=118.62720_35.78770_15.00");
    await page.locator('.map[aria-busy="false"]').waitFor({ timeout: 60_000 });
    await eventually("the incident stands on the map", async () => (await inView()) === 1, 30_000);
    const box = (await page.locator(".map-canvas").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await eventually("it is selected in the address", () => page.url().includes(`incident=${id}`));
    await page.locator('.queue-row[aria-selected="true"]').waitFor();
  }, 90_000);

  it("opens on the township that the viewer answers for", async () => {
    await page.goto("/");
    await page.locator('.map[aria-busy="false"]').waitFor({ timeout: 60_000 });
    await page.locator(".maplibregl-canvas").press("+");
    // The whole county stands at 9, and one step closer at 10.
    await expect.poll(() => page.url(), { timeout: 15_000 }).toMatch(/map=118\.6\d*_35\.7\d*_1[1-4]\./);
  });

  it("offers to report where nothing stands", async () => {
    const box = (await page.locator(".map-canvas").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.click(box.x + box.width / 2 + 120, box.y + box.height / 2 + 120);
    await page.getByRole("button", { name: "在此上报" }).click();
    expect(page.url()).toMatch(/report=118\.6\d+_35\.7\d+/);
  });

  it("shows many as one with their number, and opens it where it is clicked", async () => {
    for (const step of [1, 2, 3, 4]) await report("0506", 118.6 + step * 0.0004, 35.76);
    await page.goto("/?map=118.60100_35.76000_11.00");
    await page.locator('.map[aria-busy="false"]').waitFor({ timeout: 60_000 });
    const box = (await page.locator(".map-canvas").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(await inView()).toBeLessThan(3);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await eventually("they stand apart", async () => (await inView()) >= 3, 30_000);
  }, 90_000);

  it("asks nobody but the server and breaks nowhere", async () => {
    expect(faults).toEqual([]);
    expect(foreign).toEqual([]);
  }, 30_000);
});
