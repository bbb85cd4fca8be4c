import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tab } from "./on-the-phone.js";
import { SquadWorld } from "./squad-world.js";

const LONG = 120_000;
const NEXT_TITLE = "一哨通 队伍（下一版）";
let world: SquadWorld;
let isNextOut = false;
const front = createServer((request, response) => void pass(request, response));
beforeAll(async () => {
  world = await SquadWorld.open();
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
}, 120_000);
afterAll(async () => {
  front.closeAllConnections();
  front.close();
  await world?.close();
});

/** Stands before the server, and serves the phone's next version once it is out. */
async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Nothing is live here: what is looked at are the files.
  if (request.headers.upgrade !== undefined) return void response.destroy();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === "string" && !["connection", "host", "origin", "accept-encoding"].includes(name)
      ? [[name, value] as [string, string]]
      : [],
  );
  const answer = await fetch(`${world.url}${request.url ?? "/"}`, {
    headers,
    method: request.method ?? "GET",
    ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
  });
  const kept = ["content-type", "set-cookie", "cache-control"].flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, Object.fromEntries(kept));
  response.end(isNextOut ? nextOf(request.url ?? "", body) : body);
}

function nextOf(path: string, body: Buffer): Buffer {
  if (path.includes("index.html"))
    return Buffer.from(body.toString().replace(/<title>.*<\/title>/, `<title>${NEXT_TITLE}</title>`));
  if (!path.endsWith("service-worker.js")) return body;
  const changed = body.toString().replace(/("url":"\/squad\/index\.html","revision":")[^"]+/, "$1next");
  expect(changed).not.toBe(body.toString());
  return Buffer.from(changed);
}

describe("a new version of the phone", () => {
  it("is offered and not forced: what is being written stays until somebody takes it", { timeout: LONG }, async () => {
    const { port } = front.address() as AddressInfo;
    const phone = await world.phone({ url: `http://127.0.0.1:${port}` });
    const { page } = phone;
    await world.signIn(phone, "yicheng-grid-worker");
    // Whoever opens the phone a second time opens what is kept of it.
    await page.reload();
    await page.getByLabel("什么情况").fill("正在写的一段话");
    expect(await page.getByText("新版本已就绪").count()).toBe(0);

    isNextOut = true;
    // A phone taken out of the pocket looks for a newer version.
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.getByText("新版本已就绪").waitFor();
    expect(await page.title()).toBe("一哨通 队伍");
    expect(await page.getByLabel("什么情况").inputValue()).toBe("正在写的一段话");

    await page.getByRole("button", { name: "更新" }).click();
    await expect.poll(() => page.title(), { timeout: 20_000 }).toBe(NEXT_TITLE);
    await tab(page, "上报").waitFor();
    expect(await page.getByText("新版本已就绪").count()).toBe(0);
    expect([phone.foreign, phone.faults]).toEqual([[], []]);
    await phone.context.close();
  });
});
