import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { faintTexts, seriousFaultsOf } from "./at-the-desk.js";
import { tab } from "./on-the-phone.js";
import { screenshot } from "./screenshot.js";
import { picture, SquadWorld, type PhoneInHand } from "./squad-world.js";

const LONG = 120_000;
const manifestForm = z.object({
  display: z.string(),
  start_url: z.string(),
  scope: z.string(),
  icons: z.array(z.object({ src: z.string(), sizes: z.string() })).min(2),
});
const WORKER = "yicheng-grid-worker";
let world: SquadWorld;
let phone: PhoneInHand;
beforeAll(async () => {
  world = await SquadWorld.open();
  phone = await world.phone();
  await phone.context.setGeolocation({ ...(await world.placeOf(WORKER)), accuracy: 9 });
  await world.signIn(phone, WORKER);
}, 120_000);
afterAll(() => world?.close());

interface Reported {
  readonly id: string;
  readonly status: string;
  readonly matter_code: string;
  readonly photos: number;
  readonly source: string;
  readonly grid_code: string | null;
}
const reported = () =>
  world.query<Reported>(
    `select id, status, matter_code, source, grid_code,
      (select count(*)::int from evidence where incident_id = incident.id and uploaded_at is not null) as photos
     from incident order by reported_at`,
  );

describe("a grid worker's phone", () => {
  it("reports in three taps, with a photo and the place", { timeout: LONG }, async () => {
    const { page } = phone;
    const taken = await picture(page, 1_200, 900);
    await page.getByText(/沂城街道.*精度 9 米/).waitFor();
    await page.locator(".camera input").setInputFiles(taken);
    await page.getByRole("img", { name: "拍照" }).waitFor();
    await page.getByLabel("暴露垃圾").check();
    await screenshot(page, "squad-report");
    await page.getByRole("button", { name: "上报", exact: true }).click();
    await expect
      .poll(reported, { timeout: 30_000 })
      .toMatchObject([
        { matter_code: "0102", source: "GRID_WORKER", photos: 1, grid_code: expect.stringMatching(/^371323001/) },
      ]);
    // A small photo is sent as it was taken, with all that the camera wrote into it.
    const rows = await world.query<{ sha256: string; original_sha256: string | null }>(
      "select sha256, original_sha256 from evidence",
    );
    expect(rows).toEqual([{ sha256: taken.sha256, original_sha256: null }]);
    expect(world.bytesOf(taken.sha256).equals(taken.buffer)).toBe(true);
  });

  it("finds a matter by pinyin initials and by what is written", { timeout: LONG }, async () => {
    const { page } = phone;
    await page.getByRole("searchbox").fill("sdlj");
    await page.getByLabel("私搭乱建").waitFor();
    await page.getByRole("searchbox").fill("");
    await page.getByLabel("什么情况").fill("路边垃圾桶满溢发臭，垃圾裸露");
    await expect.poll(() => page.locator(".choices label").first().innerText()).toBe("暴露垃圾");
    await page.getByLabel("什么情况").fill("");
  });

  it(
    "settles on the spot without a network, with photos of before and after, once it is back",
    { timeout: LONG },
    async () => {
      const { page } = phone;
      world.network.refuse();
      await page.getByText("离线").waitFor();
      await page.getByLabel("暴露垃圾").check();
      await page.getByLabel("即报即结").check();
      const settle = page.getByRole("button", { name: "即报即结" });
      for (const [label, nth] of [
        ["处置前", 0],
        ["处置后", 1],
      ] as const) {
        expect(await settle.isDisabled()).toBe(true);
        await page
          .locator(".settle .camera input")
          .nth(nth)
          .setInputFiles(await picture(page, 2_000, 1_500));
        await page.getByRole("img", { name: label }).waitFor();
      }
      await page.getByRole("combobox").selectOption("CLEANED");
      await page.getByLabel("处置说明").fill("垃圾已清走，地面已扫净");
      await settle.click();
      await page.getByText("3 条待发送").waitFor();
      await tab(page, "我的上报").click();
      await page.getByText("垃圾已清走").or(page.getByText("待发送").first()).first().waitFor();
      await page.reload();
      await page.getByText("3 条待发送").waitFor();
      world.network.heal();
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await expect
        .poll(reported, { timeout: 40_000 })
        .toMatchObject([{}, { status: "CLOSED", matter_code: "0102", photos: 2 }]);
      const kinds = await world.query<{ kind: string; count: number }>(
        "select kind, count(*)::int as count from evidence group by kind order by kind",
      );
      expect(kinds).toEqual([
        { kind: "after", count: 1 },
        { kind: "before", count: 1 },
        { kind: "photo", count: 1 },
      ]);
    },
  );

  it("shows one's own reports with their states as they change, and nobody else's", { timeout: LONG }, async () => {
    const { page } = phone;
    await tab(page, "我的上报").click();
    await expect.poll(() => page.locator("article.report").count()).toBe(2);
    await page.getByText("已结案").waitFor();
    const center = await world.client("yicheng-shift-leader");
    const [first] = await reported();
    const place = await world.placeOf(WORKER);
    await center.incident("ReportIncident", {
      description: "别人的上报",
      source: "PATROL",
      matterCode: "0102",
      location: place,
    });
    await center.incident("CancelIncident", { incidentId: first?.id, reason: "重复" });
    await page.getByText("已撤销").waitFor();
    expect(await page.locator("article.report").count()).toBe(2);
    expect(await page.getByText("别人的上报").count()).toBe(0);
  });

  it("keeps nobody out, in both languages and with texts twice as large", { timeout: LONG }, async () => {
    const { page } = phone;
    for (const name of ["上报", "我的上报", "我的"]) {
      await tab(page, name).click();
      expect(await seriousFaultsOf(page), name).toEqual([]);
      expect(await faintTexts(page), name).toEqual([]);
    }
    await page.getByRole("button", { name: "English" }).click();
    await tab(page, "Report").click();
    await page.getByRole("button", { name: "Report", exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    expect(await seriousFaultsOf(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
    await tab(page, "Me").click();
    await page.getByRole("button", { name: "中文" }).click();
  });

  it("is installable, opens without a network, and asks nobody but the server", { timeout: LONG }, async () => {
    const { page } = phone;
    const text = await page.evaluate(async () => (await fetch("/squad/manifest.webmanifest")).text());
    const manifest = manifestForm.parse(JSON.parse(text));
    expect(manifest).toMatchObject({ display: "standalone", start_url: "/squad/", scope: "/squad/" });
    for (const { src } of manifest.icons)
      expect(await page.evaluate(async (path) => (await fetch(path)).status, src)).toBe(200);
    world.network.refuse();
    await page.goto("/squad/");
    await tab(page, "我的上报").click();
    await page.getByText("已撤销").waitFor();
    world.network.heal();
    expect([phone.foreign, phone.faults]).toEqual([[], []]);
  });
});
