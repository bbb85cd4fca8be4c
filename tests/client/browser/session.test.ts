import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { reportOverApi, seriousFaultsOf } from "./at-the-desk.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";

vi.setConfig({ testTimeout: 90_000 });

const ADMINISTRATOR = "county-administrator";
const CLERK = "yicheng-intake-clerk";

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
  ({ context, foreign } = await openVisitor(browser, server.url, { reducedMotion: "reduce" }));
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

const enter = async (name: string) => {
  await page.getByLabel("用户名").fill(name);
  await page.getByLabel("密码", { exact: true }).fill(server.passwordOf(name));
  await page.keyboard.press("Enter");
};

describe("an administrator", () => {
  it("looks from a dispatcher's seat, sees what that one sees, changes nothing, and comes back", async () => {
    const token = await server.signIn(CLERK);
    const id = await reportOverApi((query, variables) => server.ask(token, query, variables), {
      source: "WALK_IN",
      description: "巷口路灯不亮",
    });
    await page.goto("/");
    await enter(ADMINISTRATOR);
    await page.getByRole("heading", { name: "以其他岗位的视角查看" }).waitFor();
    expect(await page.locator(".desk").count()).toBe(0);
    await page.getByRole("button", { name: "开始查看" }).click();
    await page.getByText("请填写").first().waitFor();
    await page.getByLabel("岗位").click();
    await page.keyboard.type("pqy");
    await page.locator(".ant-select-item-option-active", { hasText: "派遣员" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("机构（不选则任一）").click();
    await page.keyboard.type("沂城街道网格化");
    await page.locator(".ant-select-item-option-active", { hasText: "沂城街道网格化服务中心" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("理由").fill("核对派遣流程");
    await page.keyboard.press("Enter");
    const banner = page.locator(".viewing-banner");
    await banner.filter({ hasText: "沂城街道网格化服务中心 派遣员" }).waitFor();
    await page.locator(`[id="row-${id}"]`).click();
    await page.locator("#detail-number").waitFor();
    expect(await page.getByRole("button", { name: /登记上报/ }).count()).toBe(0);
    await page.getByText("当前岗位在此状态下没有可做的操作。").waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
    await page.reload();
    await banner.waitFor();
    await banner.getByRole("button", { name: "结束查看" }).click();
    await page.getByRole("heading", { name: "以其他岗位的视角查看" }).waitFor();
  });

  it.each(["light", "dark"])("has a page that keeps nobody out in the %s theme, in both languages", async (theme) => {
    await page.addInitScript((chosen) => localStorage.setItem("muster.theme", chosen), theme);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto("/");
    await enter(ADMINISTRATOR);
    await page.getByRole("button", { name: "开始查看" }).waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
    await page.evaluate(() => localStorage.setItem("muster.language", "en"));
    await page.reload();
    await page.getByRole("button", { name: "Look", exact: true }).waitFor();
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByText("Tiers: shape, colour and word say the same").waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
  });
});

describe("a session", () => {
  it("that the server ends asks for the password and comes back to the same place with the draft", async () => {
    await page.goto("/?tier=ORDINARY&report=unplaced");
    await signInAtDesk(page, server, CLERK);
    await page.getByLabel("情况描述").fill("写到一半的上报");
    await page.locator('[data-kind="live"]').waitFor();
    await page.evaluate(() =>
      fetch("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "mutation { signOut }" }),
      }),
    );
    await page.getByText("登录已失效，请重新登录").waitFor();
    expect(await page.locator(".desk").count()).toBe(0);
    await signInAtDesk(page, server, CLERK);
    expect(page.url()).toMatch(/tier=ORDINARY.*report=unplaced/);
    expect(await page.getByLabel("情况描述").inputValue()).toBe("写到一半的上报");
  });

  it("is refused for a minute to whoever tries too often, and told so; Caps Lock is pointed out", async () => {
    await page.goto("/");
    await page.getByLabel("用户名").fill("nobody-here");
    await page.getByLabel("密码", { exact: true }).fill("wrong");
    await page
      .getByLabel("密码", { exact: true })
      .dispatchEvent("keyup", { key: "A", modifierCapsLock: true, bubbles: true });
    await page.getByText("大写锁定已打开").waitFor();
    for (let nth = 1; nth <= 10; nth += 1) {
      const answered = page.waitForResponse("**/graphql");
      await page.getByRole("button", { name: "登录" }).click();
      await answered;
      await page.getByRole("alert").filter({ hasText: "用户名或密码不正确" }).waitFor();
    }
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByText("请 60 秒后再试").waitFor();
    expect(await page.locator(".desk").count()).toBe(0);
  });
});

describe("help", () => {
  it("says first what a new desk needs, once, and explains shapes, states, map, link and words", async () => {
    await page.goto("/");
    await signInAtDesk(page, server, CLERK);
    await page.locator(".first-hint").getByRole("button", { name: "知道了" }).click();
    await page.reload();
    await page.locator(".desk").waitFor();
    expect(await page.locator(".first-hint").count()).toBe(0);
    await page.getByRole("button", { name: "帮助" }).click();
    const help = page.getByRole("dialog", { name: "帮助" });
    await help.getByText("等级：形状、颜色和文字表示同一件事").waitFor();
    expect(await help.locator("dt").count()).toBe(3 + 12 + 6 + 5 + 5 + 11);
    expect(await seriousFaultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "hidden" });
    expect(await page.locator(".desk").count()).toBe(1);
    await page.keyboard.press("F1");
    await help.getByRole("link").first().waitFor();
    for (const link of await help.getByRole("link").all()) {
      const answer = await page.request.get((await link.getAttribute("href")) ?? "");
      expect(answer.status(), answer.url()).toBe(200);
    }
    await page.keyboard.press("F1");
    await help.waitFor({ state: "hidden" });
  });
});
