import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { GraphqlClient } from "../../support/graphql-client.js";
import { seriousFaultsOf } from "./at-the-desk.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { signInAtDesk } from "./sign-in.js";

vi.setConfig({ testTimeout: 90_000 });

const LEADER = "yicheng-shift-leader";
const OFFICE = "yicheng-enforcement-leader";
const MEMBER = "yicheng-enforcement-squad";
/** 广告招牌破损: led by the township's enforcement office; completing it needs evidence. */
const SIGNBOARD = "0205";
const SPOT = { longitude: 118.6324, latitude: 35.7791 };
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const idForm = z.object({ id: z.string() });
const squadsForm = z.object({ squads: z.array(idForm.extend({ name: z.string(), members: z.array(idForm) })) });
const viewerForm = z.object({ viewer: z.object({ person: idForm, activePost: z.object({ agency: idForm }) }) });

let browser: Browser;
let server: DemoServer;
let center: GraphqlClient;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
  center = new GraphqlClient(server, await server.signIn(LEADER), LEADER);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  ({ context } = await openVisitor(browser, server.url));
  context.setDefaultTimeout(25_000);
  faults.length = 0;
  page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
});
afterEach(async () => {
  await context.close();
  if (faults.length > 0) throw new Error(`the page broke: ${faults.join(", ")}`);
});

const report = (description: string, source = "WALK_IN") =>
  center.incident("ReportIncident", { description, source, matterCode: SIGNBOARD, location: SPOT });
const openDesk = async (incidentId: string, name = LEADER) => {
  await page.goto(`/?incident=${incidentId}`);
  await signInAtDesk(page, server, name);
  await page.locator("#detail-number").waitFor();
};

describe("what went wrong at a desk", () => {
  it("is put right: a wrong merge is undone where its report stands", async () => {
    const kept = await report("招牌挂不稳");
    const wrong = await report("另一处招牌掉漆");
    await center.incident("MergeIncident", { incidentId: wrong.id, intoIncidentId: kept.id });
    await openDesk(wrong.id);
    await page.getByRole("button", { name: `已并入 ${kept.number}` }).click();
    await page.locator("#detail-number", { hasText: kept.number }).waitFor();
    const merged = page.getByRole("listitem").filter({ hasText: `并自 ${wrong.number}` });
    await merged.getByRole("button", { name: "拆分" }).click();
    const form = page.getByRole("dialog", { name: `拆分 · ${kept.number} · ${wrong.number}` });
    await form.getByLabel("理由").fill("不是同一处");
    await page.keyboard.press("Control+Enter");
    await form.waitFor({ state: "detached" });
    await merged.waitFor({ state: "detached" });
    expect(await center.read(wrong.id)).toMatchObject({ status: "REPORTED", duplicateOf: null, reportCount: 1 });
  });

  it("is found again after it has ended, by words of it and by keys alone, and is reopened", async () => {
    const open = await report("招牌灯箱漏电");
    const ended = await report("招牌已由商户自拆");
    // The newer one stands first until words are typed.
    const other = await report("招牌已由房东收走");
    for (const { id } of [ended, other])
      await center.incident("CloseIncident", { incidentId: id, disposition: "NOT_FOUND" });
    await openDesk(open.id);
    await page.keyboard.press("o");
    const finder = page.getByRole("dialog", { name: "查找已结事件" });
    await finder.getByRole("button").filter({ hasText: ended.number }).waitFor();
    await finder.getByRole("button").filter({ hasText: other.number }).waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
    await page.keyboard.type("自拆");
    await page.keyboard.press("Enter");
    await page.locator("#detail-number", { hasText: ended.number }).waitFor();
    await page.getByRole("button", { name: "重开" }).click();
    await page.getByRole("dialog", { name: /^重开/ }).getByLabel("理由").fill("又挂上了");
    await page.keyboard.press("Control+Enter");
    await page.locator(".detail-head .detail-tag", { hasText: "已立案" }).waitFor();
    expect(await center.read(ended.id)).toMatchObject({ status: "FILED", round: 2 });
  });

  it("is searched for also where no row fits the filter", async () => {
    const open = await report("招牌角钢松脱");
    await openDesk(open.id);
    await page.keyboard.press("/");
    await page.keyboard.type("没有这样的字");
    await page.getByText("没有符合筛选的事件").waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("/");
    await page.locator("input[type=search]:focus").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".queue-row").count()).toBeGreaterThan(0);
  });
});

describe("a task of an agency at its own desk", () => {
  let office: GraphqlClient;
  let squad: { readonly id: string; readonly name: string };
  beforeAll(async () => {
    office = new GraphqlClient(server, await server.signIn(OFFICE), OFFICE);
    const member = new GraphqlClient(server, await server.signIn(MEMBER), MEMBER);
    const { viewer } = await member.ask("Viewer", {}, viewerForm);
    const { squads } = await office.ask("Squads", { agencyId: viewer.activePost.agency.id }, squadsForm);
    const own = squads.find(({ members }) => members.some(({ id }) => id === viewer.person.id));
    if (own === undefined) throw new Error("the member is in no squad");
    squad = own;
  });

  it("is given to a squad that tells no place, with the reason for it", async () => {
    const id = await signed("招牌支架锈断");
    await openDesk(id, OFFICE);
    await page.keyboard.press("s");
    const form = page.getByRole("dialog", { name: /^派队伍/ });
    await form.getByRole("combobox").first().fill(squad.name);
    await page
      .locator(".ant-select-item-option", { hasText: squad.name })
      .locator("small", { hasText: "不可派" })
      .waitFor();
    await page.keyboard.press("Enter");
    await form.getByLabel(/破例理由/).fill("队长电话在岗");
    await page.keyboard.press("Control+Enter");
    await page.locator(".detail-assignment", { hasText: squad.name }).waitFor();
    const [sent] = (await center.read(id)).tasks.flatMap(({ assignments }) => assignments);
    expect(sent?.squad.id).toBe(squad.id);
  });

  it("is given to the best squad in one press, with why, and is completed with a photo that was sent in", async () => {
    const id = await signed("招牌玻璃松动");
    await office.send("SetSquadDuty", { squadId: squad.id, isOnDuty: true }, z.unknown());
    const positions = [{ ...SPOT, takenAt: server.clock.now().toISOString() }];
    const member = new GraphqlClient(server, await server.signIn(MEMBER), MEMBER);
    await member.send("ReportPositions", { squadId: squad.id, positions }, z.unknown());
    await openDesk(id, OFFICE);
    const best = page.locator(".detail-recommended li", { hasText: squad.name });
    await best.locator(".detail-quiet", { hasText: "公里" }).waitFor();
    await best.getByRole("button").click();
    const form = page.getByRole("dialog", { name: /^派队伍/ });
    await form.locator(".ant-select", { hasText: squad.name }).waitFor();
    await form.getByLabel(/破例理由/).fill("就近");
    await page.keyboard.press("Control+Enter");
    await page.locator(".detail-assignment", { hasText: squad.name }).waitFor();

    const photo = { name: "现场.png", mimeType: "image/png", buffer: PIXEL };
    await page.locator(".panel-detail").getByLabel("照片、录像或材料").setInputFiles(photo);
    await page.locator(".detail-evidence li", { hasText: "照片" }).locator("img").waitFor();
    await page.keyboard.press("e");
    const done = page.getByRole("dialog", { name: /^完成/ });
    await done.getByRole("combobox").first().click();
    await page.locator(".ant-select-item-option").first().click();
    await done.getByLabel("处置情况").fill("已加固");
    await page.keyboard.press("Control+Enter");
    await page.locator('.detail-task[data-status="DONE"]').waitFor();
    expect((await center.read(id)).evidence).toHaveLength(1);
  });
});

/** A new incident whose lead agency has signed. */
async function signed(description: string): Promise<string> {
  const { id, tasks } = await report(description, "GRID_WORKER");
  await center.task("AcceptTask", { taskId: tasks.find(({ role }) => role === "LEAD")?.id });
  return id;
}
