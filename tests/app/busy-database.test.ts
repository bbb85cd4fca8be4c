import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReadSession } from "../../server/platform/database/index.js";
import { startTestServer, type TestApi } from "../support/server.js";

const POOL = 20;

let api: TestApi;
const held: ReadSession[] = [];
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(async () => {
  await Promise.all(held.map((session) => session.end()));
  await api?.close();
});

/** Takes so many connections and keeps them. */
async function hold(count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) {
    const session = api.county.database.openRead({ system: "test" });
    held.push(session);
    await (await session.em()).execute("select 1");
  }
}

async function ask(
  token: string,
): Promise<{ readonly status: number; readonly retryAfter: string | null; readonly ms: number }> {
  const startedAt = performance.now();
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query: "{ incidents(first: 1) { asOf } }" });
  const response = await fetch(`${api.url}/graphql`, { method: "POST", headers, body });
  await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    ms: performance.now() - startedAt,
  };
}

describe("O9 a call while every connection is taken", () => {
  it("is told within two seconds to come back in one, and is answered once a connection is free", async () => {
    const { token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
    expect((await ask(token)).status).toBe(200);
    await hold(POOL);
    const { ms, ...refused } = await ask(token);
    expect(refused).toEqual({ status: 503, retryAfter: "1" });
    expect(ms).toBeLessThan(3_000);
    await held.pop()?.end();
    expect((await ask(token)).status).toBe(200);
  });

  it("is answered where it waited for less than that", async () => {
    const { token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
    await hold(POOL - held.length);
    const asked = ask(token);
    setTimeout(() => void held.pop()?.end(), 500);
    expect((await asked).status).toBe(200);
  });
});
