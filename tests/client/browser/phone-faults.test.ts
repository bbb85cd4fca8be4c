import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { card, findNetwork, step, tab } from "./on-the-phone.js";
import { picture, SquadWorld, type PhoneInHand } from "./squad-world.js";

const LONG = 120_000;
const SQUAD = "yicheng-enforcement-squad";
const WORKER = "yicheng-grid-worker";
const HOUR = 3_600_000;
let world: SquadWorld;
beforeAll(async () => {
  world = await SquadWorld.open();
}, 120_000);
afterEach(() => world.network.heal());
afterAll(() => world?.close());

/** A grid worker's phone with a report written and its photo taken, not yet handed in. */
async function withReport(
  phone: PhoneInHand,
  words: string,
  size: readonly [number, number] = [1_600, 1_200],
): Promise<string> {
  const { page } = phone;
  await world.signIn(phone, WORKER);
  await tab(page, "上报").click();
  const taken = await picture(page, ...size);
  await page.locator(".camera input").first().setInputFiles(taken);
  await page.getByRole("img", { name: "拍照" }).waitFor();
  await page.getByLabel("什么情况").fill(words);
  return taken.sha256;
}
const submit = (page: Page) => page.getByRole("button", { name: "上报", exact: true }).click();
const uploaded = (words: string) =>
  world.query<{ sha256: string; bytes: number }>(
    `select sha256, bytes from evidence join incident on incident.id = evidence.incident_id
     where description = '${words}' and uploaded_at is not null`,
  );

describe("a phone in trouble", () => {
  it(
    "sends the bytes of a photo on from where they were, though the server dies in the middle of them",
    { timeout: LONG },
    async () => {
      const phone = await world.phone();
      const { page } = phone;
      const words = "路灯灯罩掉落";
      const sha256 = await withReport(phone, words);
      const offsets: string[] = [];
      let isDead = false;
      await page.route("**/upload", async (route) => {
        const request = route.request();
        if (request.method() !== "PATCH") return route.continue();
        offsets.push(request.headers()["upload-offset"] ?? "none");
        if (offsets.length === 2) {
          await world.killServer();
          isDead = true;
        }
        await route.continue();
      });
      await submit(page);
      await expect.poll(() => isDead, { timeout: 40_000 }).toBe(true);
      expect(await uploaded(words)).toEqual([]);
      await page.getByText("1 条待发送").waitFor();
      await world.startServer();
      await expect.poll(() => uploaded(words), { timeout: 60_000 }).toMatchObject([{ sha256 }]);
      // The first piece was there already; the second is sent again, and the first is not.
      expect(offsets.slice(0, 3)).toEqual(["0", "262144", "262144"]);
      expect(offsets.filter((offset) => offset === "0")).toHaveLength(1);
      expect(world.bytesOf(sha256).length).toBe((await uploaded(words))[0]?.bytes);
      expect([phone.foreign, phone.faults]).toEqual([[], []]);
      await phone.context.close();
    },
  );

  it("killed between sending and the answer, sends the same again under the same key", { timeout: LONG }, async () => {
    const phone = await world.phone();
    await world.signIn(phone, SQUAD);
    const title = "招牌支架断裂";
    const { incident } = await world.sendSquad(title);
    await card(phone.page, title).waitFor();
    const keys: string[] = [];
    const { promise: isSent, resolve: sent } = Promise.withResolvers<void>();
    await phone.context.route("**/graphql", async (route) => {
      const asked = route.request().postData() ?? "";
      if (!asked.includes("mutation PhoneAccept(")) return route.continue();
      keys.push(/"idempotencyKey":"([^"]+)"/.exec(asked)?.[1] ?? "none");
      if (keys.length > 1) return route.continue();
      // Carried out, and the answer never comes: the page dies first.
      await route.fetch();
      sent();
    });
    await step(phone.page, title, "签收").click();
    await isSent;
    await phone.page.close();
    expect(await world.stepsOf(incident.id)).toEqual(["assignment.accepted"]);
    const page = await phone.context.newPage();
    await page.goto("/squad/");
    await step(page, title, "出发").waitFor();
    await expect.poll(() => keys.length, { timeout: 20_000 }).toBe(2);
    await expect.poll(() => page.getByText("条待发送").count()).toBe(0);
    expect(new Set(keys).size).toBe(1);
    expect(await page.getByText("条未办成").count()).toBe(0);
    expect(await world.stepsOf(incident.id)).toEqual(["assignment.accepted"]);
    await phone.context.close();
  });

  it.each([
    ["hours fast", 5 * HOUR],
    ["hours slow", -7 * HOUR],
  ])("with a clock %s, tells when things happened and how much time is left", { timeout: LONG }, async (_how, off) => {
    const phone = await world.phone({ clockOffMs: off });
    const { page } = phone;
    await world.signIn(phone, SQUAD);
    const title = `招牌漏电 ${off}`;
    const { incident } = await world.sendSquad(title);
    await card(page, title).waitFor();
    // An ordinary matter has hours and not a day; a clock that is off would show it overdue, or most of a day left.
    expect(await card(page, title).locator(".time").innerText()).toMatch(/^剩余 0\d:|^剩余 1:/);
    world.network.refuse();
    await page.getByText("离线").waitFor();
    await step(page, title, "签收").click();
    await page.getByText("1 条待发送").waitFor();
    await page.reload();
    await step(page, title, "出发").click();
    await page.getByText("2 条待发送").waitFor();
    world.network.heal();
    await findNetwork(page);
    await expect
      .poll(() => world.stepsOf(incident.id), { timeout: 40_000 })
      .toEqual(["assignment.accepted", "assignment.departed"]);
    const told = await world.query<{ off: number }>(
      `select abs(extract(epoch from recorded_at - occurred_at))::float as off from journal
       where incident_id = '${incident.id}' and type in ('assignment.accepted', 'assignment.departed')`,
    );
    for (const each of told) expect(each.off).toBeLessThan(60);
    expect(await page.getByText("条未办成").count()).toBe(0);
    await phone.context.close();
  });

  it("says in words that it is full, and keeps what was written on the screen", { timeout: LONG }, async () => {
    const phone = await world.phone();
    const { page } = phone;
    const words = "垃圾堆在河边";
    const storage = await phone.context.newCDPSession(page);
    const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    // Room for everything but a photo.
    await storage.send("Storage.overrideQuotaForOrigin", { origin: world.url, quotaSize: used + 300_000 });
    await withReport(phone, words);
    await submit(page);
    await page.getByText("手机存储已满").waitFor();
    expect(await page.getByLabel("什么情况").inputValue()).toBe(words);
    await storage.send("Storage.overrideQuotaForOrigin", { origin: world.url });
    await submit(page);
    await expect.poll(() => uploaded(words), { timeout: 40_000 }).toHaveLength(1);
    await expect.poll(() => page.getByText("手机存储已满").count()).toBe(0);
    expect(phone.faults).toEqual([]);
    await phone.context.close();
  });

  it("says in words that the browser keeps nothing for it", { timeout: LONG }, async () => {
    const phone = await world.phone();
    const { page } = phone;
    await page.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException("blocked", "SecurityError");
      };
      Object.defineProperty(globalThis, "localStorage", {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    await page.reload();
    await world.handInName(phone, SQUAD);
    await page.getByText("浏览器不让本页面保存内容").waitFor();
    expect(await page.getByText("正在载入").count()).toBe(0);
    await phone.context.close();
  });

  it("that never got its tasks says so, and gets them by itself", { timeout: LONG }, async () => {
    const phone = await world.phone();
    const { page } = phone;
    await page.route("**/graphql", (route) =>
      (route.request().postData() ?? "").includes("query PhoneTasks(") ? route.abort() : route.continue(),
    );
    await world.signIn(phone, SQUAD);
    await page.getByText("正在载入").waitFor();
    world.network.refuse();
    await page.getByText("连不上服务器，联网后自动载入。").waitFor();
    await page.unroute("**/graphql");
    world.network.heal();
    await page.getByText("已连接").waitFor({ timeout: 40_000 });
    await page.getByRole("region", { name: "任务" }).waitFor();
    expect(phone.faults).toEqual([]);
    await phone.context.close();
  });
});
