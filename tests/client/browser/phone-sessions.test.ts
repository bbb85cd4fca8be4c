import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { card, findNetwork, keysSent, step, tab } from "./on-the-phone.js";
import { SquadWorld, type PhoneInHand } from "./squad-world.js";

const LONG = 120_000;
const SQUAD = "yicheng-enforcement-squad";
const WORKER = "yicheng-grid-worker";
let world: SquadWorld;
beforeAll(async () => {
  world = await SquadWorld.open();
}, 120_000);
afterEach(() => world.network.heal());
afterAll(() => world?.close());

/** A squad's phone with two steps that wait for a network. */
async function withTwoSteps(title: string): Promise<{ readonly phone: PhoneInHand; readonly incidentId: string }> {
  const phone = await world.phone();
  await world.signIn(phone, SQUAD);
  const { incident } = await world.sendSquad(title);
  await card(phone.page, title).waitFor();
  world.network.refuse();
  await phone.page.getByText("离线").waitFor();
  for (const name of ["签收", "出发"]) await step(phone.page, title, name).click();
  await phone.page.getByText("2 条待发送").waitFor();
  return { phone, incidentId: incident.id };
}

const carriedOut = (incidentId: string) =>
  world.query<{ type: string; name: string }>(
    `select type, credential.name from journal join credential on credential.person_id = journal.actor_id
     where incident_id = '${incidentId}' and type like 'assignment.%' and type <> 'assignment.offered' order by position`,
  );
const bySquad = ["assignment.accepted", "assignment.departed"].map((type) => ({ type, name: SQUAD }));

describe("whose phone it is", () => {
  it(
    "a session that ended while steps waited asks to sign in, loses nothing, and sends",
    { timeout: LONG },
    async () => {
      const { phone, incidentId } = await withTwoSteps("招牌遮挡路灯");
      await world.endSession(phone);
      world.network.heal();
      await findNetwork(phone.page);
      await phone.page.getByText("未发送的内容都在").waitFor({ timeout: 40_000 });
      await phone.page.getByText(/^会话已结束 · 数据截至/).waitFor();
      expect(await phone.page.getByText("2 条待发送").count()).toBe(1);
      expect(await carriedOut(incidentId)).toEqual([]);
      await world.signIn(phone, SQUAD);
      await expect.poll(() => carriedOut(incidentId), { timeout: 30_000 }).toEqual(bySquad);
      await expect.poll(() => phone.page.getByText("条待发送").count()).toBe(0);
      expect([phone.foreign, phone.faults]).toEqual([[], []]);
      await phone.context.close();
    },
  );

  it(
    "somebody else who signs in on the phone neither sees nor sends what waits, in the same window or in another",
    { timeout: LONG },
    async () => {
      const { phone, incidentId } = await withTwoSteps("招牌压住电线");
      const { page, context } = phone;
      await world.endSession(phone);
      world.network.heal();
      await findNetwork(page);
      await page.getByText("未发送的内容都在").waitFor({ timeout: 40_000 });
      await world.signIn(phone, WORKER);
      await tab(page, "我的上报").waitFor();
      await expect.poll(() => tab(page, "任务").count()).toBe(0);
      await tab(page, "我的").click();
      await page.getByText("没有待发送的内容").waitFor();

      // The squad signs in again in a second window; the first one goes with it and not on as the grid worker.
      await page.getByRole("button", { name: "退出登录" }).click();
      await page.getByLabel("用户名").waitFor();
      const second = await context.newPage();
      await second.goto("/squad/");
      await world.signIn({ ...phone, page: second }, SQUAD);
      await expect.poll(() => carriedOut(incidentId), { timeout: 30_000 }).toEqual(bySquad);
      await tab(page, "任务").waitFor();
      expect([phone.foreign, phone.faults]).toEqual([[], []]);
      await context.close();
    },
  );

  it(
    "a window that was opened for the squad sends nothing in the name of who signed in at the desk beside it",
    { timeout: LONG },
    async () => {
      const { phone, incidentId } = await withTwoSteps("招牌钢架锈断");
      const { page, context } = phone;
      // The desk sets the same cookie, and tells the phone's page nothing.
      await context.route("**/graphql", (route) => route.abort());
      world.network.heal();
      await world.signInBeside(context, WORKER);
      await context.unroute("**/graphql");
      await findNetwork(page);
      await page.getByText("未发送的内容都在").waitFor({ timeout: 40_000 });
      expect(await page.getByText("2 条待发送").count()).toBe(1);
      expect(await carriedOut(incidentId)).toEqual([]);
      await world.signIn(phone, SQUAD);
      await expect.poll(() => carriedOut(incidentId), { timeout: 30_000 }).toEqual(bySquad);
      expect(phone.faults).toEqual([]);
      await context.close();
    },
  );

  it("two windows of one phone send each step once and in order", { timeout: LONG }, async () => {
    const { phone, incidentId } = await withTwoSteps("招牌松脱摇晃");
    const second = await phone.context.newPage();
    await second.goto("/squad/");
    await second.getByText("2 条待发送").waitFor();
    const pages = [phone.page, second];
    const sent = pages.map((page) => [keysSent(page, "PhoneAccept"), keysSent(page, "PhoneDepart")]);
    world.network.heal();
    await Promise.all(pages.map(findNetwork));
    await expect.poll(() => carriedOut(incidentId), { timeout: 40_000 }).toEqual(bySquad);
    for (const page of pages) await expect.poll(() => page.getByText("条待发送").count()).toBe(0);
    const answered = sent.flat(2);
    expect(new Set(answered).size).toBe(2);
    await phone.context.close();
  });

  it(
    "who signs out without a network is signed out at the server before anything else",
    { timeout: LONG },
    async () => {
      const phone = await world.phone();
      const { page } = phone;
      await world.signIn(phone, SQUAD);
      await page.getByText("已连接").waitFor();
      world.network.refuse();
      await page.getByText("离线").waitFor();
      await tab(page, "我的").click();
      await page.getByRole("button", { name: "退出登录" }).click();
      await page.getByLabel("用户名").waitFor();
      world.network.heal();
      await page.reload();
      await page.getByLabel("用户名").waitFor();
      await expect
        .poll(async () => (await phone.context.cookies()).some(({ name }) => name === "muster_session"))
        .toBe(false);
      expect(await tab(page, "任务").count()).toBe(0);
      await phone.context.close();
    },
  );
});
