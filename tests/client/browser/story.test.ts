import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../../support/eventually.js";
import { seriousFaultsOf } from "./at-the-desk.js";
import { openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";
import { picture, SquadWorld, type PhoneInHand } from "./squad-world.js";

const TITLE = "招牌掉落砸坏路面";
/** What the squad does, as the timeline of the desk names it. */
const STEPS = ["队伍接单", "队伍出发", "队伍到场", "登记证据", "处置完成", "处置完毕"];

let world: SquadWorld;
let desk: Page;
let wall: Page;
let phone: PhoneInHand;
const opened: { readonly context: BrowserContext; readonly foreign: readonly string[] }[] = [];
const faults: string[] = [];

beforeAll(async () => {
  world = await SquadWorld.open();
  desk = await openPage("/");
  await signInAtDesk(desk, world, "yicheng-shift-leader");
  wall = await openPage("/wall", desk.context());
  await wall.locator('.wall[data-stale="false"]').waitFor();
  phone = await world.phone();
  await world.signIn(phone, "yicheng-enforcement-squad");
  await phone.page.getByText("已连接").waitFor();
  await phone.page.getByRole("link", { name: "我的", exact: true }).click();
  await phone.page.getByRole("button", { name: "上岗" }).click();
  await phone.page.getByRole("button", { name: "下岗" }).waitFor();
  await phone.page.getByRole("link", { name: "任务", exact: true }).click();
  const id = await world.squadId();
  await eventually(
    "it is known where the squad is",
    async () => {
      const [squad] = await world.query<{ longitude: number | null }>(`select longitude from squad where id = '${id}'`);
      return squad?.longitude != null;
    },
    30_000,
  );
}, 180_000);
afterAll(() => world?.close());

async function openPage(path: string, context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await openContext())).newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(path);
  return page;
}

async function openContext(): Promise<BrowserContext> {
  const visitor = await openVisitor(world.browser, world.deskUrl);
  visitor.context.setDefaultTimeout(30_000);
  opened.push(visitor);
  return visitor.context;
}

const link = (kind: string) => desk.locator(`.link-badge[data-kind="${kind}"]`).waitFor();
const tag = (text: string) => desk.locator(".detail-head .detail-tag", { hasText: text }).waitFor();
const step = (name: string) =>
  phone.page.getByRole("article", { name: TITLE }).getByRole("button", { name, exact: true });

describe("an incident from its report to its end, over desk, wall and phone", { timeout: 180_000 }, () => {
  let incidentId: string;

  it("appears on queue and map without being asked for", async () => {
    await desk.locator('.map[aria-busy="false"]').waitFor();
    const clerk = await world.client("yicheng-intake-clerk");
    const incident = await clerk.incident("ReportIncident", {
      description: TITLE,
      source: "WALK_IN",
      location: { longitude: 118.6324, latitude: 35.7791 },
    });
    incidentId = incident.id;
    await desk.locator(`[id="row-${incidentId}"]`).waitFor();
    await eventually("it stands on the map", async () => (await desk.locator(".map-in-view li").count()) === 1, 30_000);
  });

  it("is filed, dispatched and given to a squad by keys alone", async () => {
    await desk.keyboard.press("j");
    await desk.keyboard.press("Enter");
    await tag("已上报");
    await byKey("f");
    await tag("已立案");
    await byKey("d");
    await tag("已派遣");
    const [squad] = await world.query<{ name: string }>(`select name from squad where id = '${await world.squadId()}'`);
    await byKey("s", async () => {
      await desk.keyboard.type(squad?.name ?? "");
      await desk.locator(".ant-select-item-option-active", { hasText: squad?.name ?? "" }).waitFor();
      await desk.keyboard.press("Enter");
    });
    const task = desk.locator(".detail-task", { hasText: squad?.name ?? "" });
    await task.waitFor();
    expect(await task.count()).toBe(1);
  });

  it("reaches the squad, is worked on without network while the server is killed, and is told once and in order", async () => {
    const { page, context } = phone;
    await step("签收").waitFor();
    await context.setOffline(true);
    world.network.refuse();
    await page.getByText("离线").waitFor();
    for (const name of ["签收", "出发", "到场"]) await step(name).click();
    await step("完成").click();
    const sheet = page.getByRole("dialog", { name: "完成" });
    await sheet.getByLabel("已修复").check();
    await sheet.getByLabel("处置说明").fill("已加固招牌并清理路面");
    await sheet.locator("input[type=file]").setInputFiles(await picture(page, 2_000, 1_500));
    await sheet.getByRole("img").waitFor();
    await sheet.getByRole("button", { name: "提交完成" }).click();
    await page.getByText("5 条待发送").waitFor();

    await world.killServer();
    await link("reconnecting");
    await wall.locator('.wall[data-stale="true"]').waitFor();
    expect(await desk.locator(".desk").getAttribute("data-stale")).toBe("true");
    await world.startServer();
    await link("live");
    await wall.locator('.wall[data-stale="false"]').waitFor();

    world.network.heal();
    await context.setOffline(false);
    await tag("已反馈");
    await desk.locator(".detail-task", { hasText: "已修复" }).waitFor();
    await desk.locator("img.detail-picture, .detail-picture img").waitFor();
    const told = async () => {
      const summaries = await desk.locator(".detail-timeline li b").allInnerTexts();
      const names = summaries.map((summary) => summary.split("，")[0] ?? "");
      return names.toReversed().filter((name) => STEPS.includes(name));
    };
    await expect.poll(told, { timeout: 30_000 }).toEqual(STEPS);
    await wall.locator(".wall-ticker li", { hasText: TITLE }).first().waitFor();
  });

  it("keeps nobody out and asks nobody but the server, in either language", async () => {
    expect(await seriousFaultsOf(desk)).toEqual([]);
    for (const page of [wall, phone.page]) expect(await seriousFaultsOf(page)).toEqual([]);
    await desk.getByRole("button", { name: /值班长/ }).click();
    await desk.getByRole("menuitem", { name: "English" }).click();
    await desk.getByText("Lead agency").waitFor();
    expect(await seriousFaultsOf(desk)).toEqual([]);
    expect([...opened, phone].flatMap(({ foreign }) => foreign)).toEqual([]);
    expect([...faults, ...phone.faults]).toEqual([]);
  });
});

/** Opens an action's form by its key, fills it and sends it. */
async function byKey(key: string, fill: () => Promise<void> = async () => undefined): Promise<void> {
  await desk.keyboard.press(key);
  await desk.locator(".action-form").waitFor();
  await fill();
  await desk.keyboard.press("Control+Enter");
  await desk.locator(".action-form").waitFor({ state: "detached" });
}
