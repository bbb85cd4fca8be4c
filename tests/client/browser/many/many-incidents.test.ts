import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../../../support/eventually.js";
import { openBrowser, openVisitor } from "../open-browser.js";
import { heapOf, scrollAndTime, workedMs } from "./measure-frames.js";
import { PlayedServer } from "./played-server.js";

const COUNT = 10_000;
const CHANGES_PER_SECOND = 200;
const MINUTES = 5;
/** `FULL=1` plays the five minutes in five minutes; otherwise they pass as quickly as the page takes them in. */
const isFull = process.env["FULL"] !== undefined;
/** At sixty pictures a second. What the page itself works is asserted, whoever else is on the machine; the clock's figures are said. */
const PICTURE_MS = 16.7;

let browser: Browser;
let server: PlayedServer;
let context: BrowserContext;
let page: Page;
let session: CDPSession;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), PlayedServer.start(COUNT)]);
  ({ context } = await openVisitor(browser, server.url));
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  session = await context.newCDPSession(page);
  // Drawing a map without a graphics card would be all that is measured.
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto("/");
  await page.locator(".queue-row").first().waitFor();
  await eventually("all of them are here", async () => (await countShown()) === COUNT, 60_000);
}, 120_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await server?.close();
});

describe("ten thousand incidents and two hundred changes a second", () => {
  it("scroll as if they stood still", { timeout: 120_000 }, async () => {
    const frame = setInterval(() => server.play(CHANGES_PER_SECOND / 20), 50);
    const workedBefore = await workedMs(session);
    const frames = await scrollAndTime(page, 15_000);
    const workEach = ((await workedMs(session)) - workedBefore) / frames.count;
    clearInterval(frame);
    say(`pictures while scrolling: ${JSON.stringify(frames)}, processor time of each ${workEach.toFixed(1)} ms`);
    expect(workEach).toBeLessThan(PICTURE_MS);
    await expectTruth();
  });

  it("are searched by words and by initials while they change", { timeout: 120_000 }, async () => {
    await page.locator(".queue-list").evaluate((list) => list.scrollTo({ top: 0 }));
    const frame = setInterval(() => server.play(CHANGES_PER_SECOND / 20), 50);
    const input = page.getByRole("searchbox").first();
    await input.fill("x");
    await expect.poll(countShown).toBeLessThan(COUNT);
    const figures: Record<string, number> = {};
    for (const words of ["燃气", "rqxl", "正阳路 12", "zdjy"]) figures[words] = await timeSearch(words);
    clearInterval(frame);
    await input.fill("");
    say(`milliseconds from a letter to its rows: ${JSON.stringify(figures)}`);
    expect(Math.max(...Object.values(figures))).toBeLessThan(1_000);
  });

  it("take no more memory after five minutes than after one", { timeout: 600_000 }, async () => {
    const heaps: number[] = [];
    for (let minute = 0; minute < MINUTES; minute += 1) {
      await playMinute();
      heaps.push(await heapOf(session));
    }
    say(`megabytes after each minute${isFull ? "" : " (played faster)"}: ${heaps.join(" ")}`);
    const [first = 0, ...later] = heaps;
    expect(Math.max(...later)).toBeLessThan(first * 1.25);
    await expectTruth();
  });

  it("are exactly what a snapshot says when the feed begins anew", { timeout: 120_000 }, async () => {
    server.resync();
    await expect.poll(countShown, { timeout: 60_000 }).toBe(server.incidents.open.size);
    await expectTruth();
  });
});

async function playMinute(): Promise<void> {
  for (let second = 0; second < 60; second += 1) {
    for (let part = 0; part < 20; part += 1) {
      server.play(CHANGES_PER_SECOND / 20);
      if (isFull) await sleep(50);
    }
    // Played faster, the page still has to have taken in one second before it gets the next.
    if (!isFull) await page.evaluate(() => new Promise((shown) => requestAnimationFrame(shown)));
  }
}

/** Every row in sight shows the newest version of its incident. */
async function expectTruth(): Promise<void> {
  const isTrue = async () => {
    const shown = await page
      .locator(".queue-row")
      .evaluateAll((rows) =>
        rows.map((row) => [row.getAttribute("data-id") ?? "", row.getAttribute("title")] as const),
      );
    const wrong = shown.filter(([id, title]) => {
      const known = server.incidents.open.get(id);
      return known !== undefined && known.title !== title;
    });
    return shown.length > 0 ? wrong : ["nothing is shown"];
  };
  await expect.poll(isTrue, { timeout: 20_000 }).toEqual([]);
}

/** From the letters in the field to the rows that fit, in the page's own time. */
async function timeSearch(words: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const field = document.querySelector<HTMLInputElement>("input[type=search]");
    const count = document.querySelector(".queue-menu [role=status]");
    if (field === null || count === null) throw new Error("no field");
    const changed = new Promise<void>((done) =>
      new MutationObserver(() => done()).observe(count, { subtree: true, characterData: true, childList: true }),
    );
    const began = performance.now();
    // React looks only at what was not set by its own setter.
    Reflect.set(HTMLInputElement.prototype, "value", wanted, field);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await changed;
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return Math.round(performance.now() - began);
  }, words);
}

async function countShown(): Promise<number> {
  return Number(/\d+/.exec(await page.locator(".queue-menu [role=status]").innerText())?.[0]);
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
