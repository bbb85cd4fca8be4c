import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { buildServer, journalCommand } from "../support/journal-command.js";
import { startTestServer, type TestApi } from "../support/server.js";
import { withConnection } from "../support/with-connection.js";

const readyForm = z.object({ checks: z.record(z.string(), z.string()) });

describe("npm run journal", () => {
  let api: TestApi;

  beforeAll(async () => {
    buildServer();
    api = await startTestServer();
    const { token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
    const query = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { refusal { code } } }`;
    const location = { longitude: 118.6, latitude: 35.8 };
    for (const idempotencyKey of ["first", "second", "third"]) {
      const input = { idempotencyKey, description: "占道经营", source: "GRID_WORKER", location };
      await api.ask(token, query, { input });
    }
  }, 120_000);
  afterAll(() => api?.close());

  const journal = (...words: string[]) => journalCommand(api, words);

  test("verify says what it looked at, as the role that runs the API", async () => {
    const { code, said } = await journal("verify");
    expect(said).toMatch(/entries 1 to ([3-9]|\d\d)/);
    expect(said).toContain("are what their journal says");
    expect(code).toBe(0);
  });

  test("is told how to call it where it was called wrongly", async () => {
    for (const words of [
      [],
      ["prove"],
      ["toString"],
      ["verify", "--newest=-3"],
      ["verify", "--newest=x"],
      ["export"],
      ["prune", "--yes"],
      ["prune", "--archive", "x"],
    ]) {
      const { code, said } = await journal(...words);
      expect([code, said]).toEqual([1, expect.stringContaining("Usage:\n  npm run journal -- verify")]);
    }
  });

  test("verify names the entry that was changed and ends with 1; a server that starts then is never ready", async () => {
    await withConnection(api.superuserUrl, (client) =>
      client.query("update county_371323.journal set summary = '无事' where position = 2"),
    );
    const { code, said } = await journal("verify");
    expect([code, said]).toEqual([1, expect.stringContaining("Entry 2 is wrong")]);
    const second = await api.startAnother();
    const checks = async () => readyForm.parse(await (await fetch(`${second.url}/readyz`)).json()).checks;
    // Not even before it has looked: the first answer waits for that.
    expect((await checks())["journal"]).toBe("failing");
    await second.close();
  });
});
