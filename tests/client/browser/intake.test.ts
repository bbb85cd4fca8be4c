import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { reportOverApi, seriousFaultsOf } from "./at-the-desk.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";

vi.setConfig({ testTimeout: 90_000 });

const CLERK = "yicheng-intake-clerk";
/** 非机动车乱停放 in the middle of the town. */
const PARKING = "0506";
const SPOT = { longitude: 118.6272, latitude: 35.7877 };

let browser: Browser;
let server: DemoServer;
let context: BrowserContext;
let foreign: readonly string[];
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  ({ context, foreign } = await openVisitor(browser, server.url, { viewport: { width: 1366, height: 768 } }));
  context.setDefaultTimeout(25_000);
  faults.length = 0;
  page = await context.newPage();
  // The server's clock stands still, and with it the minute in which one name may sign in ten times.
  server.clock.pass(61_000);
  page.on("pageerror", (error) => faults.push(error.message));
});
afterEach(async () => {
  const wrong = [...foreign, ...faults];
  await context.close();
  if (wrong.length > 0) throw new Error(`the page asked elsewhere or broke: ${wrong.join(", ")}`);
});

const form = () => page.getByRole("dialog", { name: "登记上报" });
const openDesk = async (address = "/") => {
  await page.goto(address);
  await signInAtDesk(page, server, CLERK);
  await page.locator('[data-kind="live"]').waitFor();
};
const reportCount = () => lengthOf("{ incidents(first: 100) { edges { node { id } } } }");
const incidentCount = () => lengthOf("{ incidents(where: { isOpen: true }, first: 100) { edges { node { id } } } }");
const lengthOf = async (query: string) => {
  const { data } = await server.ask(await server.signIn(CLERK), query);
  const incidents = data?.["incidents"] as { readonly edges: readonly unknown[] } | undefined;
  return incidents?.edges.length ?? 0;
};

describe("a report at the desk", () => {
  it("is made by keyboard alone, with a village found by pinyin, and shows where it will go", async () => {
    await openDesk();
    await page.keyboard.press("n");
    await form().waitFor();
    await page.locator("textarea:focus").waitFor();
    await page.keyboard.type("集市路口非机动车乱停放，堵住盲道");
    await form().getByText("Alt+1").waitFor();
    await page.keyboard.press("Alt+1");
    await page.keyboard.press("Control+Enter");
    await form().getByRole("alert").filter({ hasText: "请选择地点" }).waitFor();
    await page.locator("[aria-invalid=true]:focus").waitFor();
    await page.keyboard.type("beiguan yc");
    await page.locator(".ant-select-item-option-active", { hasText: "北关街居委会 · 沂城街道" }).waitFor();
    await page.keyboard.press("Enter");
    await form().getByText("派单预览", { exact: true }).waitFor();
    expect(await form().locator(".intake-routing").innerText()).toContain("综合行政执法办公室");
    await page.keyboard.press("Control+Enter");
    await form().waitFor({ state: "detached" });
    const said = await page.locator(".ant-message").innerText();
    const number = /已登记 (\d{6}-\d{8}-\d{6})/.exec(said)?.[1] ?? "";
    await page.locator(".queue-row[aria-selected=true]").waitFor();
    await page.locator("#detail-number", { hasText: number }).waitFor();
    expect(number).not.toBe("");
  });

  it("is kept while it is written, through closing and loading anew", async () => {
    await openDesk();
    await page.keyboard.press("n");
    await page.locator("textarea:focus").waitFor();
    await page.keyboard.type("草稿：河边有人倒渣土");
    await form().getByLabel("上报人电话").fill("13800000000");
    await page.keyboard.press("Escape");
    await form().waitFor({ state: "detached" });
    await page.keyboard.press("n");
    await form().waitFor();
    await page.reload();
    await form().waitFor();
    expect(await form().getByLabel("情况描述").inputValue()).toBe("草稿：河边有人倒渣土");
    expect(await form().getByLabel("上报人电话").inputValue()).toBe("13800000000");
  });

  it("joins an open incident nearby instead of being one more", async () => {
    const token = await server.signIn(CLERK);
    const location = { ...SPOT, system: "WGS84" };
    const open = await reportOverApi((query, variables) => server.ask(token, query, variables), {
      source: "WALK_IN",
      description: "盲道上停满单车",
      matterCode: PARKING,
      location,
      divisionCode: null,
    });
    await openDesk(`/?report=${SPOT.longitude + 0.001}_${SPOT.latitude}`);
    await form().getByLabel("情况描述").fill("又有人反映盲道被单车占了");
    await page.locator(".map-pin").waitFor();
    await form()
      .getByRole("button", { name: /^并入 \d/ })
      .first()
      .click();
    const before = await incidentCount();
    await form().getByRole("button", { name: "并入并提交" }).click();
    await page.locator(".ant-message", { hasText: "未另立案" }).waitFor();
    await expect.poll(() => page.url()).toContain(`incident=${open}`);
    await page.locator(".detail-section", { hasText: "又有人反映盲道被单车占了" }).first().waitFor();
    expect(await page.locator(".map-pin").count()).toBe(0);
    expect(await incidentCount()).toBe(before);
  });

  it("is sent once though the line broke before the answer", async () => {
    await openDesk("/?report=unplaced");
    await form().getByLabel("情况描述").fill("路灯不亮，灯杆倾斜");
    await form().getByLabel("地点").fill("bgj");
    await page.locator(".ant-select-item-option-active").waitFor();
    await page.keyboard.press("Enter");
    const before = await reportCount();
    let isLost = true;
    await page.route("**/graphql", async (route) => {
      if (!isLost || !(route.request().postData() ?? "").includes("ReportAtDesk")) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.keyboard.press("Control+Enter");
    await form().getByRole("alert").filter({ hasText: "不会重复登记" }).waitFor();
    isLost = false;
    await page.reload();
    await form().getByRole("button", { name: "提交" }).click();
    await page.locator(".ant-message", { hasText: "已登记" }).waitFor();
    expect(await reportCount()).toBe(before + 1);
  });

  it("brings its files, and sends nothing that the server does not take", async () => {
    await openDesk("/?report=unplaced");
    const pixel = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const files = form().getByLabel("照片、录像或材料");
    await files.setInputFiles([
      { name: "现场.png", mimeType: "image/png", buffer: pixel },
      { name: "清单.txt", mimeType: "text/plain", buffer: Buffer.from("x") },
    ]);
    await form().getByRole("alert").filter({ hasText: "清单.txt" }).waitFor();
    await form().getByRole("button", { name: "移除 现场.png" }).waitFor();
    await form().getByLabel("情况描述").fill("附照片：垃圾堆放");
    await form().getByLabel("地点").fill("bgj");
    await page.locator(".ant-select-item-option-active").waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await form().waitFor({ state: "detached" });
    await page.locator(".detail-evidence img").waitFor();
    expect(await page.locator(".detail-evidence li").count()).toBe(1);
  });

  it.each(["light", "dark"])("keeps nobody out in the %s theme, in both languages", async (theme) => {
    await page.addInitScript((chosen) => localStorage.setItem("muster.theme", chosen), theme);
    await openDesk(`/?report=${SPOT.longitude}_${SPOT.latitude}`);
    await form().getByLabel("情况描述").fill("盲道上停满单车");
    await form().getByText("Alt+1").waitFor();

    expect(await seriousFaultsOf(page)).toEqual([]);
    await page.evaluate(() => localStorage.setItem("muster.language", "en"));
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.reload();
    await page.getByRole("dialog", { name: "New report" }).waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
  });
});
