import type { Locator, Page } from "playwright-core";

/** The card of a task. */
export const card = (page: Page, title: string): Locator => page.getByRole("article", { name: title });

/** A button of a task. */
export const step = (page: Page, title: string, name: string): Locator =>
  card(page, title).getByRole("button", { name, exact: true });

/** A page of the phone, in either language. */
export const tab = (page: Page, name: string): Locator =>
  page.locator("nav.tabs").getByRole("link", { name, exact: true });

/** Tells the page what a phone tells it when a network is found. */
export const findNetwork = (page: Page): Promise<unknown> => page.evaluate(() => dispatchEvent(new Event("online")));

/** The keys under which pages sent a mutation, in the order of sending. */
export function keysSent(page: Page, mutation: string): readonly string[] {
  const keys: string[] = [];
  page.on("request", (request) => {
    const asked = request.postData() ?? "";
    if (asked.includes(`mutation ${mutation}(`)) keys.push(/"idempotencyKey":"([^"]+)"/.exec(asked)?.[1] ?? "none");
  });
  return keys;
}
