import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findNetwork, step } from "./on-the-phone.js";
import { picture, SquadWorld } from "./squad-world.js";

const LONG = 120_000;
const SQUAD = "yicheng-enforcement-squad";
const WORKER = "yicheng-grid-worker";
let world: SquadWorld;
beforeAll(async () => {
  world = await SquadWorld.open();
}, 120_000);
afterAll(() => world?.close());

const camera = (page: Page) => page.locator(".camera input").first();
const submit = (page: Page) => page.getByRole("button", { name: "上报", exact: true });
const placeOf = async (description: string) => {
  const [row] = await world.query<{ longitude: number; latitude: number }>(
    `select longitude, latitude from incident where description = '${description}'`,
  );
  return row;
};

describe("what is being written on a phone", () => {
  it(
    "is there again after the phone ended the page for its camera's sake, and is handed in once",
    { timeout: LONG },
    async () => {
      const phone = await world.phone();
      await world.signIn(phone, SQUAD);
      const title = "招牌歪斜挡路";
      const { incident } = await world.sendSquad(title);
      for (const name of ["签收", "出发", "到场", "完成"]) await step(phone.page, title, name).click();
      const sheet = phone.page.getByRole("dialog", { name: "完成" });
      await sheet.getByLabel("已修复").check();
      await sheet.getByLabel("处置说明").fill("招牌已扶正并加固");
      await camera(phone.page).setInputFiles(await picture(phone.page, 1_200, 900));
      await sheet.getByRole("img").waitFor();
      await phone.page.close();

      const page = await phone.context.newPage();
      await page.goto("/squad/");
      await step(page, title, "完成").click();
      const again = page.getByRole("dialog", { name: "完成" });
      await again.getByRole("img").waitFor();
      expect(await again.getByLabel("处置说明").inputValue()).toBe("招牌已扶正并加固");
      expect(await again.getByLabel("已修复").isChecked()).toBe(true);
      // Going back is not giving up.
      await again.getByRole("button", { name: "返回" }).click();
      await step(page, title, "完成").click();
      await page.getByRole("dialog", { name: "完成" }).getByRole("button", { name: "提交完成" }).click();
      await expect
        .poll(() => world.stepsOf(incident.id), { timeout: 30_000 })
        .toEqual([
          "assignment.accepted",
          "assignment.departed",
          "assignment.arrived",
          "incident.evidence-registered",
          "task.done",
        ]);
      await page.getByText("已办结").waitFor();
      expect([phone.foreign, phone.faults]).toEqual([[], []]);
      await phone.context.close();
    },
  );

  it("is a report until it is sent, and nothing of it comes up again afterwards", { timeout: LONG }, async () => {
    const phone = await world.phone();
    const { page, context } = phone;
    const before = await world.placeOf(WORKER);
    const after = { longitude: before.longitude + 0.001, latitude: before.latitude + 0.001 };
    await context.setGeolocation({ ...before, accuracy: 9 });
    await world.signIn(phone, WORKER);
    await camera(page).setInputFiles(await picture(page, 800, 600));
    await page.getByRole("img", { name: "拍照" }).waitFor();
    await page.getByLabel("什么情况").fill("井盖破损一处");
    await page.getByLabel("暴露垃圾").check();
    await page.getByLabel("即报即结").check();
    await page.getByLabel("处置说明").fill("已清");

    // It is written on somewhere else; what the photo shows has not moved.
    await context.setGeolocation({ ...after, accuracy: 9 });
    await page.reload();
    await page.getByText(/沂城街道.*精度 9 米/).waitFor();
    expect(await page.getByLabel("什么情况").inputValue()).toBe("井盖破损一处");
    expect(await page.getByLabel("暴露垃圾").isChecked()).toBe(true);
    expect(await page.getByLabel("处置说明").inputValue()).toBe("已清");
    await page.getByRole("img", { name: "处置前" }).waitFor();
    await page.getByLabel("即报即结").uncheck();
    await submit(page).click();
    await expect.poll(() => placeOf("井盖破损一处"), { timeout: 30_000 }).toBeDefined();
    const told = await placeOf("井盖破损一处");
    expect(told?.longitude).toBeCloseTo(before.longitude, 5);
    expect(told?.latitude).toBeCloseTo(before.latitude, 5);
    await page.reload();
    await submit(page).waitFor();
    expect(await page.getByLabel("什么情况").inputValue()).toBe("");
    expect(await page.getByRole("img", { name: "拍照" }).count()).toBe(0);

    // Without a photo it is where the phone was taken out, and not where the page was opened.
    const later = { longitude: before.longitude - 0.001, latitude: before.latitude - 0.001 };
    await context.setGeolocation({ ...later, accuracy: 7 });
    // The device may give a place of up to fifteen seconds ago.
    const takeOut = async () => {
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      return page.getByText("精度 7 米").count();
    };
    await expect.poll(takeOut, { timeout: 30_000, interval: 2_000 }).toBe(1);
    await page.getByLabel("什么情况").fill("树枝折断一处");
    await submit(page).click();
    await expect.poll(() => placeOf("树枝折断一处"), { timeout: 30_000 }).toBeDefined();
    expect((await placeOf("树枝折断一处"))?.latitude).toBeCloseTo(later.latitude, 5);
    expect([phone.foreign, phone.faults]).toEqual([[], []]);
    await context.close();
  });
});

describe("a phone without a line", () => {
  it("says until when it heard the server, and not when its list last changed", { timeout: LONG }, async () => {
    const phone = await world.phone();
    const { page } = phone;
    await world.signIn(phone, SQUAD);
    await page.getByText("已连接").waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    const heardSince = Date.now();
    await keepInStore(page, "tasksAt", new Date(heardSince - 3_600_000).toISOString());
    world.network.refuse();
    await page.getByText("离线").waitFor();
    const minutes = minutesBetween(heardSince - 60_000, Date.now());
    const saidSince = async () => /数据截至 (\d\d:\d\d)/.exec(await page.getByRole("banner").innerText())?.[1] ?? "";
    await expect.poll(async () => minutes.includes(await saidSince()), { timeout: 10_000 }).toBe(true);
    await page.reload();
    await page.getByText("数据截至").waitFor();
    expect(minutes).toContain(await saidSince());
    world.network.heal();
    await findNetwork(page);
    await page.getByText("已连接").waitFor({ timeout: 40_000 });
    await expect.poll(() => page.getByText("数据截至").count()).toBe(0);
    await phone.context.close();
  });
});

/** The minutes of the county's clock from one instant to another. */
function minutesBetween(from: number, to: number): readonly string[] {
  const clock = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" });
  const count = Math.ceil((to - from) / 60_000) + 1;
  return Array.from({ length: count }, (_, minute) => clock.format(from + minute * 60_000));
}

/** Writes into what the phone keeps, past the page. */
async function keepInStore(page: Page, name: string, value: string): Promise<void> {
  await page.evaluate(
    async ([key, kept]) => {
      const [{ name: database = "" } = {}] = (await indexedDB.databases()).filter(({ name: each }) =>
        each?.startsWith("muster-squad-"),
      );
      const { promise: opened, resolve: open } = Promise.withResolvers<IDBDatabase>();
      const request = indexedDB.open(database);
      request.addEventListener("success", () => open(request.result));
      const store = await opened;
      const { promise: written, resolve: done } = Promise.withResolvers<void>();
      const writing = store.transaction("kept", "readwrite");
      writing.objectStore("kept").put({ name: key, value: kept });
      writing.addEventListener("complete", () => done());
      await written;
      store.close();
    },
    [name, value] as const,
  );
}
