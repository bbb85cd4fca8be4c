import { join } from "node:path";
import type { Page } from "playwright-core";
import { projectRoot } from "../../../server/kernel/project-root.js";

/** Keeps what the page shows as docs/screens/NAME.png, only where UPDATE_SCREENS=1 asks for it: pictures differ with every run. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env["UPDATE_SCREENS"] !== "1") return;
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(projectRoot, `docs/screens/${name}.png`) });
}
