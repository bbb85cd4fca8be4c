import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { reportOverApi, seriousFaultsOf } from "./at-the-desk.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";
import { brokenLayoutOf, figureOn, openWall } from "./at-the-wall.js";

vi.setConfig({ testTimeout: 120_000 });

const LEADER = "county-shift-leader";
const GAS = "煤气站冒白烟，闻到臭味";

let browser: Browser;
let server: DemoServer;
let context: BrowserContext;
let foreign: readonly string[];
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  ({ context, foreign } = await openVisitor(browser, server.url));
  faults.length = 0;
  context.setDefaultTimeout(45_000);
  page = await context.newPage();
  server.clock.pass(61_000);
  page.on("pageerror", (error) => faults.push(error.message));
});
afterEach(async () => {
  const wrong = [...foreign, ...faults];
  await context.close();
  if (wrong.length > 0) throw new Error(`the page asked elsewhere or broke: ${wrong.join(", ")}`);
});

const ask = async (query: string, variables: Record<string, unknown> = {}) =>
  server.ask(await server.signIn(LEADER), query, variables);
const report = (input: Readonly<Record<string, unknown>>) => reportOverApi(ask, input);
const matterOf = async (tier: string) => {
  const { data } = await ask("{ matters { code tier } }");
  const matters = data?.["matters"] as readonly { readonly code: string; readonly tier: string }[];
  return matters.find((matter) => matter.tier === tier)?.code ?? "";
};
interface Counters {
  readonly openCount: number;
  readonly overdueCount: number;
  readonly unacceptedCount: number;
  readonly squadsOnDuty: number;
  readonly squadsAvailable: number;
  readonly byStatus: readonly { readonly status: string; readonly count: number }[];
}
const counters = async (): Promise<Counters> => {
  const { data } = await ask(
    '{ board(division: "371323") { openCount overdueCount unacceptedCount squadsOnDuty squadsAvailable byStatus { status count } } }',
  );
  return data?.["board"] as Counters;
};
/** The numbers on the wall, under the names that the contract has for them. */
const shown = async () => ({
  openCount: await figureOn(page, "board.open"),
  overdueCount: await figureOn(page, "board.overdue"),
  unacceptedCount: await figureOn(page, "board.unaccepted"),
  squadsAvailable: await figureOn(page, "wall.squads"),
});
const enter = () => openWall(page, server, LEADER);

describe("the wall", () => {
  it("shows the numbers of the board, and others as soon as somebody reports, without being loaded again", async () => {
    await report({ description: "巷口垃圾成堆", matterCode: await matterOf("ORDINARY") });
    await enter();
    const before = await counters();
    await expect.poll(shown).toEqual(pick(before));
    expect(await page.locator('[data-figure="wall.squads"]').innerText()).toMatch(/\/ \d+/);
    await page.locator(".wall-rhythm canvas").first().waitFor();
    const emergencies = (await figureOn(page, "wall.emergencies")) ?? 0;
    await page.evaluate(() => {
      for (const canvas of document.querySelectorAll("canvas")) canvas.dataset["first"] = "true";
      Reflect.set(globalThis, "isSameLoad", true);
    });

    const id = await report({ description: GAS, matterCode: await matterOf("EMERGENCY") });
    await page.locator(`.wall-emergency[data-id="${id}"]`).waitFor();
    const card = await page.locator(".wall-emergency").innerText();
    for (const part of ["▲ 突发", GAS, "尚未到场"]) expect(card).toContain(part);
    const after = await counters();
    expect(after.openCount).toBe(before.openCount + 1);
    await expect.poll(shown).toEqual(pick(after));
    await expect.poll(() => figureOn(page, "wall.emergencies")).toBe(emergencies + 1);
    for (const { status, count } of after.byStatus)
      expect(await page.locator(`[data-status="${status}"] dd`).innerText(), status).toBe(String(count));
    await page.locator(".wall-ticker li").filter({ hasText: GAS }).waitFor();
    const { data } = await ask('{ reportRhythm(division: "371323") { todayCount } }');
    const rhythm = data?.["reportRhythm"] as { readonly todayCount: number };
    await expect
      .poll(() => page.locator(".wall-rhythm h2 b").innerText(), { timeout: 20_000 })
      .toBe(String(rhythm.todayCount));
    // What changed was drawn into the same pictures.
    expect(await page.locator('.wall-chart canvas:not([data-first="true"])').count()).toBe(0);
    expect(await page.evaluate(() => Reflect.get(globalThis, "isSameLoad") as unknown)).toBe(true);
  });

  it("tells eight changes at most, however many there were", async () => {
    await enter();
    const matterCode = await matterOf("ORDINARY");
    const descriptions = Array.from({ length: 12 }, (_, nth) => `第${nth + 1}处占道`);
    for (const description of descriptions) {
      await report({ description, matterCode });
      server.clock.pass(3_000);
    }
    await page.locator(".wall-ticker li").filter({ hasText: "第12处占道" }).waitFor();
    expect(await page.locator(".wall-ticker li").count()).toBe(8);
  });

  it("does not tell the room what is confidential", async () => {
    await enter();
    const id = await report({
      description: "学校旁有人尾随女生",
      matterCode: await matterOf("EMERGENCY"),
      isConfidential: true,
    });
    await page.locator(`.wall-emergency[data-id="${id}"]`).waitFor();
    expect(await page.locator(".wall-emergency-title").innerText()).toBe("保密事件");
    expect(await page.locator(".wall").innerText()).not.toContain("尾随");
  });

  it.each([
    ["1920 × 1080", 1_920, 1_080, 24],
    ["3840 × 2160", 3_840, 2_160, 48],
    ["3840 × 1080", 3_840, 1_080, 24],
    ["1366 × 768", 1_366, 768, 17],
  ])("fills %s, clips nothing and needs no scrolling", async (_name, width, height, letters) => {
    await page.setViewportSize({ width, height });
    await enter();
    expect(await brokenLayoutOf(page)).toEqual([]);
    const size = await page.locator(".wall").evaluate((wall) => Number.parseFloat(getComputedStyle(wall).fontSize));
    expect(Math.round(size)).toBe(letters);
    expect(await page.locator(".wall-agencies").isVisible()).toBe(width / height > 2.6);
  });

  it("says in English what it says in Chinese, and fits", async () => {
    await page.addInitScript(() => localStorage.setItem("muster.language", "en"));
    await enter();
    for (const text of ["Command wall", "Latest changes", "Reported today", "Open by township", "Emergencies"])
      expect(await page.locator(".wall").innerText()).toContain(text);
    const labels = await page.locator(".wall dt, .wall h2").allInnerTexts();
    expect(labels.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(await brokenLayoutOf(page)).toEqual([]);
  });

  it("keeps nobody out, and is dark whatever the desk has chosen", async () => {
    await page.addInitScript(() => localStorage.setItem("muster.theme", "light"));
    await enter();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    await page.locator('.wall-map .map[aria-busy="false"]').waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
  });

  it("leaves a desk's own view alone", async () => {
    const desk = await context.newPage();
    await desk.goto("/?tier=EMERGENCY&map=118.62000_35.79000_12.00");
    await signInAtDesk(desk, server, LEADER);
    await desk.locator('.map[aria-busy="false"]').waitFor();
    const state = () => desk.evaluate(() => JSON.stringify([location.href, { ...localStorage }, history.length]));
    const before = await state();
    await page.goto("/wall");
    await page.locator('.wall-map .map[aria-busy="false"]').waitFor();
    await report({ description: "仓库起火", matterCode: await matterOf("EMERGENCY") });
    await page.locator(".wall-emergency").filter({ hasText: "仓库起火" }).waitFor();
    const box = (await page.locator(".wall-map").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, -400);
    expect(await state()).toBe(before);
    expect(new URL(page.url()).search).toBe("");
  });

  it("hides a pointer that rests, and fills the screen when f is pressed", async () => {
    await enter();
    const cursor = () => page.locator(".wall").evaluate((wall) => getComputedStyle(wall).cursor);
    await page.mouse.move(300, 300);
    await page.mouse.move(320, 320);
    expect(await cursor()).not.toBe("none");
    await expect.poll(cursor, { timeout: 10_000 }).toBe("none");
    const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
    await page.keyboard.press("f");
    await expect.poll(isFull).toBe(true);
    await page.keyboard.press("f");
    await expect.poll(isFull).toBe(false);
  });

  it("says to whom it is not shown what to do", async () => {
    await page.goto("/wall");
    await page.locator("input[autocomplete=username]").fill("county-administrator");
    await page.locator("input[autocomplete=current-password]").fill(server.passwordOf("county-administrator"));
    await page.keyboard.press("Enter");
    await page.getByText("本岗位不能查看大屏。").or(page.getByText("本岗位没有辖区")).waitFor();
    await page.getByText("请改用指挥长、值班长").waitFor();
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByLabel("用户名").waitFor();
    expect(await page.locator(".wall").count()).toBe(0);
  });

  it("whose session has ended shows the way in, and goes on by itself once somebody signs in at a desk", async () => {
    await enter();
    const [cookie] = await context.cookies();
    await server.ask(cookie?.value ?? "", "mutation { signOut }");
    await page.getByLabel("用户名").waitFor();
    await page.getByText("大屏登录后自动恢复").waitFor();
    const desk = await context.newPage();
    await desk.goto("/");
    await signInAtDesk(desk, server, LEADER);
    await page.locator(".wall").waitFor();
    await expect.poll(shown).toEqual(pick(await counters()));
  });
});

function pick({ openCount, overdueCount, unacceptedCount, squadsAvailable }: Counters) {
  return { openCount, overdueCount, unacceptedCount, squadsAvailable };
}
