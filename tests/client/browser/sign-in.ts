import type { Page } from "playwright-core";
import type { DemoServer } from "../../support/demo-server.js";

/** Signs in through the page, as a person does, and waits until the desk is there. */
export async function signInAtDesk(page: Page, server: Pick<DemoServer, "passwordOf">, name: string): Promise<void> {
  await page.locator("input[autocomplete=username]").fill(name);
  await page.locator("input[autocomplete=current-password]").fill(server.passwordOf(name));
  await page.keyboard.press("Enter");
  await page.locator(".desk").waitFor();
}
