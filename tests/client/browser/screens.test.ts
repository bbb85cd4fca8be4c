import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { StartProgram } from "../../support/start-program.js";
import { makeTemporaryHome, removeTemporaryHome } from "../../support/temporary-home.js";
import { brokenLayoutOf, figureOn, openWall } from "./at-the-wall.js";
import { openBrowser, openVisitor } from "./open-browser.js";
import { screenshot } from "./screenshot.js";

const LEADER = "county-shift-leader";
const SIZE = { width: 1_600, height: 900 };
const AT_WORK = 40;
const identityFile = z.array(z.object({ name: z.string(), password: z.string() }));

/** The pictures of docs/screens: minutes of a county that is played, so only where they are asked for. */
describe.runIf(process.env["UPDATE_SCREENS"] === "1")("a living county", { timeout: 240_000 }, () => {
  const home = makeTemporaryHome();
  let browser: Browser;
  let program: StartProgram;
  let url: string;
  beforeAll(async () => {
    program = StartProgram.start({ MUSTER_HOME: home, PORT: "0" }, { args: ["--speed", "60"] });
    [browser, url] = await Promise.all([openBrowser(), program.address()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end("SIGINT");
    removeTemporaryHome(home);
  });

  const passwordOf = (name: string): string =>
    identityFile
      .parse(JSON.parse(readFileSync(join(home, "identities.json"), "utf8")))
      .find((identity) => identity.name === name)?.password ?? "";

  async function visit(theme: string): Promise<Page> {
    const { context } = await openVisitor(browser, url, { viewport: SIZE });
    context.setDefaultTimeout(60_000);
    await context.addInitScript((chosen) => localStorage.setItem("muster.theme", chosen), theme);
    return context.newPage();
  }

  it("fills the wall", async () => {
    const page = await visit("dark");
    await openWall(page, { passwordOf }, LEADER);
    await expect
      .poll(() => figureOn(page, "board.open"), { timeout: 150_000, interval: 2_000 })
      .toBeGreaterThan(AT_WORK);
    await expect.poll(() => page.locator(".wall-ticker li").count(), { timeout: 30_000 }).toBe(8);
    expect(await brokenLayoutOf(page)).toEqual([]);
    await screenshot(page, "wall");
    await page.context().close();
  });

  it.each([
    ["light", "console"],
    ["dark", "console-dark"],
  ])("fills the desk in its %s theme", async (theme, name) => {
    const page = await visit(theme);
    await page.goto("/");
    await page.locator("input[autocomplete=username]").fill(LEADER);
    await page.locator("input[autocomplete=current-password]").fill(passwordOf(LEADER));
    await page.keyboard.press("Enter");
    await page.locator(".queue-row").filter({ hasText: "处置中" }).first().click();
    await page.locator('.map[aria-busy="false"]').waitFor();
    await page.locator(".detail-timeline li").first().waitFor();
    await sleep(3_000);
    expect(await page.locator(".queue-row").count()).toBeGreaterThan(8);
    await screenshot(page, name);
    await page.context().close();
  });
});
