import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { openBrowser, openVisitor } from "./open-browser.js";

let browser: Browser;
let server: DemoServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe("every page", () => {
  it.each(["/", "/wall", "/wall/", "/squad/", "/explorer/"])(
    "%s shows itself and asks nobody but the server",
    async (path) => {
      const { context, foreign } = await openVisitor(browser, server.url);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      // Whoever is not signed in is told so by 401, which a browser writes down as an error.
      const isFault = (text: string) => !text.includes("401 (Unauthorized)");
      page.on("console", (message) => {
        if (message.type() === "error" && isFault(message.text())) faults.push(message.text());
      });
      await page.goto(path);
      await page.waitForFunction(() => document.body.innerText.trim().length > 0);
      expect(faults).toEqual([]);
      expect(foreign).toEqual([]);
      await context.close();
    },
  );

  // After the explorer, whose page is heavy to leave, a busy machine takes its time.
  it("can draw a map", { timeout: 60_000 }, async () => {
    const { context } = await openVisitor(browser, server.url);
    const page = await context.newPage();
    await page.goto("/");
    expect(await page.evaluate(() => document.createElement("canvas").getContext("webgl2") !== null)).toBe(true);
    await context.close();
  });
});
