import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accept } from "../../server/kernel/result.js";
import type { Command, Transaction } from "../../server/platform/commands/index.js";
import { databaseTrouble } from "../../server/platform/database/index.js";
import { startTestServer, type TestApi } from "../support/server.js";
import { TownshipAtWork } from "../support/township-at-work.js";
import { withConnection } from "../support/with-connection.js";

const lock = (tx: Transaction, id: number) => tx.em.execute("select pg_advisory_xact_lock(?)", [id]);

describe("commands that meet", () => {
  let township: TownshipAtWork;
  beforeAll(async () => {
    township = await TownshipAtWork.open();
  });
  afterAll(() => township?.county.close());

  it("in a deadlock are both carried out, one of them a second time from its beginning", async () => {
    const begun: string[] = [];
    const both = Promise.withResolvers<void>();
    let held = 0;
    const taking = (name: string, first: number, second: number): Command<object, { name: string }> =>
      async function lockTwo(tx) {
        begun.push(name);
        await lock(tx, first);
        held += 1;
        if (held >= 2) both.resolve();
        await both.promise;
        await lock(tx, second);
        return accept({ name });
      };
    const [one, two] = await Promise.all([
      township.county.run(township.leader, taking("one", 1, 2), {}),
      township.county.run(township.leader, taking("two", 2, 1), {}),
    ]);
    expect([one, two]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(begun.toSorted().join(" ")).toMatch(/^(one one two|one two two)$/);
  });

  it("where one holds its lock too long, the other gives up in time and leaves nothing", async () => {
    const before = await township.county.fingerprint();
    const release = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const holding = withConnection(township.county.opened.clone.superuserUrl, async (client) => {
      await client.query("select pg_advisory_lock(3)");
      held.resolve();
      await release.promise;
    });
    await held.promise;
    const startedAt = performance.now();
    const waiting = township.county.run(
      township.leader,
      async function lockThird(tx) {
        await lock(tx, 3);
        return accept({});
      },
      {},
    );
    const error: unknown = await waiting.then(
      () => null,
      (reason: unknown) => reason,
    );
    release.resolve();
    await holding;
    expect(databaseTrouble(error)).toBe("conflict");
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect(await township.county.fingerprint()).toEqual(before);
  });
});

describe("a caller whose command cannot be carried out now", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestServer();
  });
  afterAll(() => api?.close());

  it("is told 503 UNAVAILABLE and when to try again, and the same key works then", async () => {
    const { token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
    const query = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id } refusal { code } } }`;
    const location = { longitude: 118.6, latitude: 35.8 };
    const input = { idempotencyKey: "key-of-a-busy-day", description: "占道经营", source: "GRID_WORKER", location };
    const send = () =>
      fetch(`${api.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables: { input } }),
      });
    const busy = await withConnection(api.superuserUrl, async (client) => {
      await client.query("begin; lock table county_371323.incident in access exclusive mode");
      return send();
    });
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await busy.json()).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
    await sleep(50);
    const again = await send();
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ data: { reportIncident: { refusal: null } } });
  });
});

describe("the trouble of a database", () => {
  it.each([
    [Object.assign(new Error("deadlock detected"), { code: "40P01" }), "conflict"],
    [new Error("wrapped", { cause: Object.assign(new Error("x"), { code: "57P01" }) }), "unavailable"],
    [Object.assign(new Error("x"), { code: "08006" }), "unavailable"],
    [new Error("timeout exceeded when trying to connect"), "unavailable"],
    [Object.assign(new Error("duplicate key"), { code: "23505" }), null],
    [new Error("a bug"), null],
    ["no error at all", null],
  ] as const)("%s", (error, trouble) => expect(databaseTrouble(error)).toBe(trouble));
});
