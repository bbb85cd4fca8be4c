import { createHash } from "node:crypto";
import gcoord from "gcoord";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture, SquadWorld } from "./squad-world.js";
import { faintTexts, seriousFaultsOf } from "./at-the-desk.js";
import { card, findNetwork, step } from "./on-the-phone.js";
import { screenshot } from "./screenshot.js";

const LONG = 120_000;
let world: SquadWorld;
beforeAll(async () => {
  world = await SquadWorld.open();
}, 120_000);
afterAll(() => world?.close());

describe("a squad's phone", () => {
  it(
    "shows a task the moment it is sent, works through it without network or server, and the server has each step once and in order",
    { timeout: LONG },
    async () => {
      const phone = await world.phone();
      const { page } = phone;
      await world.signIn(phone, "yicheng-enforcement-squad");
      await page.getByText("没有待办任务").waitFor();
      await page.getByText("已连接").waitFor();
      const title = "招牌掉落砸坏路面";
      const { incident, taskId } = await world.sendSquad(title);
      await card(page, title).waitFor();
      await screenshot(page, "squad");

      await phone.context.setOffline(true);
      world.network.refuse();
      await world.killServer();
      await page.getByText("离线").waitFor();
      for (const name of ["签收", "出发", "到场"]) await step(page, title, name).click();
      await page.getByText("3 条待发送").waitFor();

      // The phone's page itself, its tasks and what waits are there without anybody to ask.
      await page.reload();
      await page.getByText("3 条待发送").waitFor();
      await step(page, title, "完成").click();
      const sheet = page.getByRole("dialog", { name: "完成" });
      const taken = await picture(page, 2_400, 1_800);
      await sheet.getByLabel("已修复").check();
      await sheet.getByLabel("处置说明").fill("已加固招牌并清理路面");
      expect(await sheet.getByRole("button", { name: "提交完成" }).isDisabled()).toBe(true);
      await sheet.locator("input[type=file]").setInputFiles(taken);
      await sheet.getByRole("img").waitFor();
      await sheet.getByRole("button", { name: "提交完成" }).click();
      await page.getByText("5 条待发送").waitFor();
      await page.reload();
      await page.getByText("5 条待发送").waitFor();
      await page.getByRole("link", { name: "我的", exact: true }).click();
      await screenshot(page, "squad-offline");
      const before = await page.evaluate(() => Date.now());

      await world.startServer();
      world.network.heal();
      await phone.context.setOffline(false);
      await expect
        .poll(() => world.stepsOf(incident.id), { timeout: 40_000 })
        .toEqual([
          "assignment.accepted",
          "assignment.departed",
          "assignment.arrived",
          "incident.evidence-registered",
          "task.done",
        ]);
      await page.getByText("没有待发送的内容").waitFor();
      await page.getByRole("link", { name: "任务", exact: true }).click();
      await page.getByText("已办结 1 件").waitFor();

      const [evidence] = await world.query<{
        sha256: string;
        original_sha256: string;
        task_id: string;
        bytes: number;
        latitude: number;
      }>(
        `select sha256, original_sha256, task_id, bytes, latitude from evidence where incident_id = '${incident.id}' and uploaded_at is not null`,
      );
      expect(evidence).toMatchObject({ original_sha256: taken.sha256, task_id: taskId });
      expect(evidence?.latitude).toBeCloseTo(35.7791, 4);
      const kept = world.bytesOf(evidence?.sha256 ?? "");
      expect(createHash("sha256").update(kept).digest("hex")).toBe(evidence?.sha256);
      expect(kept.length).toBe(evidence?.bytes);
      expect(await sizeOf(page, kept)).toEqual([1_600, 1_200]);
      const [done] = await world.query<{ occurred_at: Date; recorded_at: Date }>(
        `select occurred_at, recorded_at from journal where incident_id = '${incident.id}' and type = 'task.done'`,
      );
      expect(done?.occurred_at.getTime()).toBeLessThan(before);
      expect(done?.recorded_at.getTime()).toBeGreaterThan(before);
      expect([phone.foreign, phone.faults]).toEqual([[], []]);
      await phone.context.close();
    },
  );

  it("does a step once though its answer is lost and it is sent again", { timeout: LONG }, async () => {
    const phone = await world.phone();
    const { page } = phone;
    await world.signIn(phone, "yicheng-enforcement-squad");
    const title = "招牌遮挡信号灯";
    const { incident } = await world.sendSquad(title);
    await card(page, title).waitFor();
    const keys: string[] = [];
    await page.route("**/graphql", async (route) => {
      const asked = route.request().postData() ?? "";
      if (!asked.includes("acceptAssignment")) return route.continue();
      keys.push(/"idempotencyKey":"([^"]+)"/.exec(asked)?.[1] ?? "");
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await step(page, title, "签收").click();
    await expect.poll(() => keys.length, { timeout: 20_000 }).toBe(2);
    await step(page, title, "出发").waitFor();
    await expect.poll(() => page.getByText("条待发送").count()).toBe(0);
    expect(new Set(keys).size).toBe(1);
    expect(await world.stepsOf(incident.id)).toEqual(["assignment.accepted"]);
    await phone.context.close();
  });

  it(
    "goes on duty with its crew, tells where it is as far as it knows that well, and goes off",
    { timeout: LONG },
    async () => {
      const phone = await world.phone();
      const { page } = phone;
      await world.signIn(phone, "yicheng-enforcement-squad");
      await page.getByRole("link", { name: "我的", exact: true }).click();
      await page.getByLabel("车辆").fill("鲁Q·执法01");
      const crew = page.getByRole("group", { name: "上岗人员" }).getByRole("checkbox");
      const strength = await crew.count();
      expect(strength).toBeGreaterThan(1);
      await crew.last().uncheck();
      await page.getByRole("button", { name: "上岗" }).click();
      // By law a single officer does not go out; who is put right goes at once.
      await page.getByText("须有 2 名持证执法人员，现有 1 名").first().waitFor();
      await crew.last().check();
      await page.getByRole("button", { name: "上岗" }).click();
      await page.getByRole("button", { name: "下岗" }).waitFor();
      const id = await world.squadId();
      const squad = async () => {
        const [row] = await world.query<{
          is_on_duty: boolean;
          vehicle: string | null;
          latitude: number | null;
          crew: number;
        }>(`select is_on_duty, vehicle, latitude, cardinality(crew_ids) as crew from squad where id = '${id}'`);
        return row;
      };
      const onDuty = { is_on_duty: true, vehicle: "鲁Q·执法01", latitude: 35.7791, crew: strength };
      await expect.poll(squad, { timeout: 20_000 }).toMatchObject(onDuty);
      await phone.context.setGeolocation({ longitude: 118.7, latitude: 35.9, accuracy: 900 });
      // Longer than a batch waits: what is not told by now is never told.
      await page.waitForTimeout(17_000);
      const told = await world.query<{ latitude: number }>(
        `select distinct latitude from squad_track where squad_id = '${id}'`,
      );
      expect(told).toEqual([{ latitude: 35.7791 }]);

      // Where it was without a network is told late, though the duty has ended meanwhile.
      world.network.refuse();
      await page.getByText("离线").waitFor();
      await phone.context.setGeolocation({ longitude: 118.65, latitude: 35.8, accuracy: 9 });
      await expect.poll(() => waitingPositions(page), { timeout: 20_000 }).toBe(1);
      await page.getByRole("button", { name: "下岗" }).click();
      await page.getByText("1 条待发送").waitFor();
      world.network.heal();
      await expect.poll(squad, { timeout: 40_000 }).toMatchObject({ is_on_duty: false });
      await expect
        .poll(() =>
          world.query(
            `select latitude from squad_track where squad_id = '${id}' group by latitude order by min(taken_at)`,
          ),
        )
        .toMatchObject([{ latitude: 35.7791 }, { latitude: 35.8 }]);
      expect([phone.foreign, phone.faults]).toEqual([[], []]);
      await phone.context.close();
    },
  );

  it("hands the place to a map application in the coordinates that it reads", { timeout: LONG }, async () => {
    const phone = await world.phone();
    const { page } = phone;
    await world.signIn(phone, "yicheng-enforcement-squad");
    const title = "招牌倾斜待扶正";
    await world.sendSquad(title);
    await step(page, title, "导航 ➤").click();
    const [longitude, latitude] = [118.6324, 35.7791];
    const inGcj02 = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02);
    const inBd09 = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.BD09);
    const [x, y] = inGcj02.map((part) => part.toFixed(6));
    const offered = page.getByRole("navigation", { name: "用哪个地图打开" }).getByRole("link");
    await offered.first().waitFor();
    const links = await offered.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
    expect(links).toEqual([
      expect.stringContaining(`to=${x},${y},`),
      expect.stringContaining(`location=${inBd09[1].toFixed(6)},${inBd09[0].toFixed(6)}`),
      expect.stringContaining(`tocoord=${y},${x}`),
      expect.stringMatching(/^geo:35\.779100,118\.632400/),
    ]);
    expect(links[0]).toContain(encodeURIComponent(title));
    await phone.context.close();
  });

  it(
    "keeps nobody out of a task, on a small phone, in both languages and with texts twice as large",
    { timeout: LONG },
    async () => {
      const phone = await world.phone();
      const { page } = phone;
      await page.setViewportSize({ width: 360, height: 640 });
      await world.signIn(phone, "yicheng-enforcement-squad");
      const title = "招牌玻璃碎裂";
      await world.sendSquad(title);
      for (const name of ["签收", "出发", "到场"]) await step(page, title, name).click();
      await step(page, title, "完成").waitFor();
      const opened = ["完成", "退单", "详情", "导航 ➤"];
      const english = ["Complete", "Return", "Details", "Navigate ➤"];
      for (const [names, back] of [
        [opened, "返回"],
        [english, "Back"],
      ] as const) {
        for (const size of ["100%", "200%"]) {
          await page.evaluate((percent) => document.documentElement.style.setProperty("font-size", percent), size);
          for (const name of [null, ...names]) {
            if (name !== null) await step(page, title, name).click();
            expect(await seriousFaultsOf(page), `${name} ${size}`).toEqual([]);
            expect(await faintTexts(page), `${name} ${size}`).toEqual([]);
            expect(
              await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
              `${name} ${size}`,
            ).toBeLessThanOrEqual(0);
            if (name !== null) await page.getByRole("dialog").getByRole("button", { name: back }).click();
          }
        }
        await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
        await page.goto("/squad/#/me");
        await page.getByRole("button", { name: back === "返回" ? "English" : "中文" }).click();
        await page.goto("/squad/#/tasks");
      }
      expect([phone.foreign, phone.faults]).toEqual([[], []]);
      await phone.context.close();
    },
  );

  it(
    "lets go of a step that a squad-mate has taken meanwhile, and goes on with what comes after it",
    { timeout: LONG },
    async () => {
      const phone = await world.phone();
      const { page } = phone;
      await world.signIn(phone, "yicheng-enforcement-squad");
      const title = "招牌倒在人行道";
      const { incident, taskId } = await world.sendSquad(title);
      await card(page, title).waitFor();
      world.network.refuse();
      await page.getByText("离线").waitFor();
      for (const name of ["签收", "出发", "到场"]) await step(page, title, name).click();
      await page.getByText("3 条待发送").waitFor();
      // The mate's own phone has a network.
      const mate = await world.client("yicheng-enforcement-squad");
      const sent = (await mate.read(incident.id)).tasks.find(({ id }) => id === taskId)?.assignments[0];
      await mate.assignment("AcceptAssignment", { assignmentId: sent?.id });
      await mate.assignment("Depart", { assignmentId: sent?.id });
      world.network.heal();
      await findNetwork(page);
      await step(page, title, "完成").waitFor();
      const steps = ["assignment.accepted", "assignment.departed", "assignment.arrived"];
      await expect.poll(() => world.stepsOf(incident.id), { timeout: 40_000 }).toEqual(steps);
      await expect.poll(() => page.getByText("条待发送").count()).toBe(0);
      expect(await page.getByText("条未办成").count()).toBe(0);
      await phone.context.close();
    },
  );

  it(
    "says in words what was refused and keeps what was written until somebody decides",
    { timeout: LONG },
    async () => {
      const phone = await world.phone();
      const { page } = phone;
      await world.signIn(phone, "yicheng-enforcement-squad");
      const title = "广告牌松动";
      const { taskId } = await world.sendSquad(title);
      await card(page, title).waitFor();
      world.network.refuse();
      await page.getByText("离线").waitFor();
      await step(page, title, "退单").click();
      const sheet = page.getByRole("dialog", { name: "退单" });
      await sheet.getByLabel("退单依据").fill("该广告牌属公路部门管理");
      await sheet.getByRole("button", { name: "退单" }).click();
      await page.getByRole("dialog", { name: "退单" }).last().getByRole("button", { name: "退单" }).click();
      await page.getByText("1 条待发送").waitFor();
      // Meanwhile the center takes the task back: the wish to return it comes too late.
      const dispatcher = await world.client("yicheng-shift-leader");
      await dispatcher.task("RecallTask", { taskId, reason: "另行安排" });
      world.network.heal();
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await page.getByText("1 条未办成").waitFor({ timeout: 40_000 });
      await page.getByText("1 条未办成").click();
      expect(await page.getByText("条待发送").count()).toBe(0);
      const refused = page.getByRole("alert").filter({ hasText: "退单" });
      await refused.waitFor();
      expect(await refused.innerText()).toContain("该广告牌属公路部门管理");
      await screenshot(page, "squad-refused");
      await page.reload();
      await refused.getByText("该广告牌属公路部门管理").waitFor();
      await refused.getByRole("button", { name: "放弃" }).click();
      await page.getByRole("dialog", { name: "放弃" }).getByRole("button", { name: "放弃" }).click();
      await page.getByText("没有待发送的内容").waitFor();
      expect([phone.foreign, phone.faults]).toEqual([[], []]);
      await phone.context.close();
    },
  );
});

/** How many positions wait on the phone. */
async function waitingPositions(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const [{ name = "" } = {}] = await indexedDB.databases();
    const { promise, resolve } = Promise.withResolvers<number>();
    const opening = indexedDB.open(name);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("positions").objectStore("positions").count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
    return promise;
  });
}

async function sizeOf(page: Page, bytes: Buffer): Promise<readonly number[]> {
  return page.evaluate(async (base64) => {
    const picture = await createImageBitmap(
      new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]),
    );
    return [picture.width, picture.height];
  }, bytes.toString("base64"));
}
