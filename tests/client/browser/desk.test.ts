import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { reportOverApi, seriousFaultsOf } from "./at-the-desk.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";

vi.setConfig({ testTimeout: 90_000 });

const LEADER = "county-shift-leader";

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
  ({ context, foreign } = await openVisitor(browser, server.url));
  faults.length = 0;
  context.setDefaultTimeout(25_000);
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

const report = async (input: Readonly<Record<string, unknown>>) => {
  const token = await server.signIn(LEADER);
  return reportOverApi((query, variables) => server.ask(token, query, variables), input);
};
const row = (id: string) => page.locator(`[id="row-${id}"]`);
const openDesk = async (address = "/") => {
  await page.goto(address);
  await signInAtDesk(page, server, LEADER);
};

describe("the way in", () => {
  it("says what is missing and what is wrong, and leads to the desk", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByText("请填用户名").waitFor();
    await page.getByLabel("用户名").fill(LEADER);
    await page.getByLabel("密码", { exact: true }).fill("wrong");
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("alert").filter({ hasText: "密码" }).first().waitFor();
    await signInAtDesk(page, server, LEADER);
    await page.reload();
    await page.locator(".desk").waitFor();
    await page.getByRole("button", { name: /值班长/ }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByLabel("用户名").waitFor();
    expect(await page.locator(".desk").count()).toBe(0);
  });
});

describe("the queue", () => {
  it("shows a report that was made elsewhere without being asked", async () => {
    await openDesk();
    await page.locator('[data-kind="live"]').waitFor();
    const id = await report({ description: "正阳路路口车辆起火，有人被困", matterCode: await matterOf("EMERGENCY") });
    await row(id).waitFor();
    expect(await row(id).innerText()).toContain("▲ 突发");
    await expect.poll(() => page.locator(".counters").innerText()).toMatch(/未结\s*[1-9]/);
  });

  it("is narrowed by chips, words and pinyin initials, and its address says so", async () => {
    const [fire, rubbish] = await Promise.all([
      report({ description: "山头冒烟起火", matterCode: await matterOf("EMERGENCY") }),
      report({ description: "巷口垃圾成堆", matterCode: await matterOf("ORDINARY") }),
    ]);
    await openDesk();
    await row(rubbish).waitFor();
    await page.getByRole("button", { name: "突发" }).click();
    await expect.poll(() => row(rubbish).count()).toBe(0);
    expect(await row(fire).count()).toBe(1);
    expect(page.url()).toContain("tier=EMERGENCY");
    await page.getByRole("button", { name: "清除筛选" }).first().click();
    await page.keyboard.press("/");
    await page.keyboard.type("lj");
    await expect.poll(() => row(fire).count()).toBe(0);
    await row(rubbish).waitFor();
    await page.keyboard.press("Escape");
    await row(fire).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("没有这样的事");
    await page.getByText("没有符合筛选的事件。").waitFor();
  });

  it("is walked by keys, and a link opens the same incident under the same filter", async () => {
    await report({ description: "第一件垃圾", matterCode: await matterOf("ORDINARY") });
    await openDesk("/?tier=ORDINARY");
    await page.locator(".queue-row").first().waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    const first = await page.locator(".queue-row").first().getAttribute("data-id");
    await expect.poll(() => page.url()).toContain(`incident=${first}`);
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator(`[id="row-${first}"][aria-selected="true"]`).waitFor();
    expect(await other.locator(".queue-row:not([data-tier=ORDINARY])").count()).toBe(0);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.url()).not.toContain("incident=");
  });

  it("moves nothing under a hand, and says how many wait", async () => {
    await report({ description: "路边垃圾", matterCode: await matterOf("ORDINARY") });
    await openDesk();
    await page.locator(".queue-row").first().hover();
    const before = await idsInSight();
    const id = await report({ description: "路面塌陷", matterCode: await matterOf("EMERGENCY") });
    const pill = page.getByRole("button", { name: "1 条新案件" });
    let step = 0;
    const handStays = async () => {
      await page.mouse.move(200 + (step++ % 2), 250);
      return pill.count();
    };
    await expect.poll(handStays, { timeout: 25_000 }).toBe(1);
    expect(await idsInSight()).toEqual(before);
    await pill.hover();
    await page.waitForTimeout(500);
    await pill.click();
    await row(id).waitFor();
  });

  it("has larger letters on a screen of 4K, and rows that fit them", async () => {
    await openDesk();
    await page.locator(".queue-row").nth(1).waitFor();
    const topsAndHeight = () =>
      page
        .locator(".queue-row")
        .evaluateAll(([first, second]) => [
          Math.round((second?.getBoundingClientRect().top ?? 0) - (first?.getBoundingClientRect().top ?? 0)),
          Math.round(first?.getBoundingClientRect().height ?? 0),
        ]);
    expect(await topsAndHeight()).toEqual([64, 64]);
    await page.setViewportSize({ width: 3840, height: 2160 });
    await expect.poll(topsAndHeight).toEqual([96, 96]);
  });

  it("keeps a view under a name that somebody gives it", async () => {
    await openDesk("/?overdue=1&tier=EMERGENCY");
    await page.getByRole("button", { name: /自选视图/ }).click();
    await page.getByRole("menuitem", { name: "存为我的视图" }).click();
    await page.getByLabel("视图名称").fill("夜班突发");
    await page.keyboard.press("Enter");
    // The hands are back at once: the next key is not lost in a dialog that fades away.
    await page.keyboard.press("/");
    await page.locator("input[type=search]:focus").waitFor({ timeout: 1_000 });
    await page.goto("/?mine=1");
    await page.getByRole("button", { name: /我的 ▾/ }).click();
    await page.getByRole("menuitem", { name: "夜班突发" }).click();
    await expect.poll(() => page.url()).toContain("tier=EMERGENCY&overdue=1");
  });

  it("goes into a spreadsheet in which nothing runs", async () => {
    await report({ title: "=1+1", description: "店外经营", matterCode: await matterOf("ORDINARY") });
    await openDesk();
    await page.locator(".queue-row").first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "导出" }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    expect(text).toContain(`"'=1+1"`);
    expect(text.split("\r\n").length - 2).toBe(await rowCount());
  });
});

describe("the desk", () => {
  it.each(["light", "dark"])("keeps nobody out in its %s theme", async (theme) => {
    await page.addInitScript((chosen) => localStorage.setItem("muster.theme", chosen), theme);
    await page.goto("/");
    await page.getByLabel("用户名").waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
    await signInAtDesk(page, server, LEADER);
    await page.locator(".queue-row").first().click();
    expect(await seriousFaultsOf(page)).toEqual([]);
  });

  it("speaks English when it is told to, and remembers", async () => {
    await openDesk();
    await page.getByRole("button", { name: /值班长/ }).click();
    await page.getByRole("menuitem", { name: "English" }).click();
    await page.getByText("Lead agency").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Shift leader" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await page.getByRole("region", { name: "Queue" }).innerText()).not.toMatch(/剩余|超时|已上报/);
  });

  it("is covered when it is left alone until the password is given, however it is tried", async () => {
    await page.clock.install();
    await openDesk("/?q=x");
    await page.clock.fastForward("09:50");
    expect(await page.getByRole("dialog", { name: "已锁定" }).count()).toBe(0);
    await page.clock.fastForward("00:20");
    const cover = page.getByRole("dialog", { name: "已锁定" });
    await cover.waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await cover.waitFor();
    await page.reload();
    await cover.waitFor();
    await page.getByLabel("密码", { exact: true }).fill("wrong");
    await page.getByRole("button", { name: "解锁" }).click();
    await page.getByRole("alert").first().waitFor();
    await page.getByLabel("密码", { exact: true }).fill(server.passwordOf(LEADER));
    await page.getByRole("button", { name: "解锁" }).click();
    await cover.waitFor({ state: "detached" });
    expect(page.url()).toContain("q=x");
  });
});

async function matterOf(tier: string): Promise<string> {
  const token = await server.signIn(LEADER);
  const { data } = await server.ask(token, "{ matters { code tier } }");
  const matters = data?.["matters"] as readonly { readonly code: string; readonly tier: string }[];
  return matters.find((matter) => matter.tier === tier)?.code ?? "";
}

function idsInSight(): Promise<readonly (string | null)[]> {
  return page.locator(".queue-row").evaluateAll((rows) => rows.map((one) => one.getAttribute("data-id")));
}

async function rowCount(): Promise<number> {
  return Number(/\d+/.exec(await page.locator(".queue-menu [role=status]").innerText())?.[0]);
}
