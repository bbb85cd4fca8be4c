import type { Page } from "playwright-core";
import type { DemoServer } from "../../support/demo-server.js";

/** Opens the wall, signs in as a person does, and waits until its numbers and its map are there. */
export async function openWall(page: Page, server: Pick<DemoServer, "passwordOf">, name: string): Promise<void> {
  await page.goto("/wall");
  await page.locator("input[autocomplete=username]").fill(name);
  await page.locator("input[autocomplete=current-password]").fill(server.passwordOf(name));
  await page.keyboard.press("Enter");
  await wallIsThere(page);
}

/** Waits until numbers, charts and map are there. */
export async function wallIsThere(page: Page): Promise<void> {
  await page.locator('[data-figure="board.open"] b').filter({ hasText: /\d/ }).waitFor();
  await page.locator('[data-figure="wall.emergencies"] b').filter({ hasText: /\d/ }).waitFor();
  await page.locator('.wall-map .map[aria-busy="false"]').waitFor();
  await page.locator(".wall-rhythm canvas").first().waitFor();
}

/** A big number as it stands on the wall; null where it is not known. */
export async function figureOn(page: Page, name: string): Promise<number | null> {
  const text = await page.locator(`[data-figure="${name}"] b`).innerText();
  return /^\d+$/.test(text) ? Number(text) : null;
}

/** What of a wall is cut off, lies outside or would scroll; what ends in an ellipsis is meant to. */
export function brokenLayoutOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const scrolls = root.scrollWidth > innerWidth || root.scrollHeight > innerHeight ? ["the page scrolls"] : [];
    const parts = [...document.querySelectorAll<HTMLElement>(".wall *")].filter(
      (part) => part.closest(".map-canvas, .wall-chart") === null && getComputedStyle(part).display !== "inline",
    );
    const isCut = (part: HTMLElement) => {
      const { overflow, textOverflow } = getComputedStyle(part);
      if (textOverflow === "ellipsis") return false;
      const isTooHigh = overflow !== "visible" && part.scrollHeight > part.clientHeight + 1;
      return isTooHigh || part.scrollWidth > part.clientWidth + 1;
    };
    const isOutside = ({ left, top, right, bottom }: DOMRect) =>
      left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    const nameOf = (part: HTMLElement) => `${part.tagName}.${part.className}: ${part.innerText.slice(0, 30)}`;
    return [
      ...scrolls,
      ...parts.filter((part) => part.clientHeight > 0 && isCut(part)).map((part) => `cut off ${nameOf(part)}`),
      ...parts.filter((part) => isOutside(part.getBoundingClientRect())).map((part) => `outside ${nameOf(part)}`),
    ];
  });
}
