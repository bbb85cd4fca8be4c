import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestApi } from "../support/server.js";

const REPORT = `mutation ($input: ReportIncidentInput!) {
  reportIncident(input: $input) { number incident { number } refusal { code } }
}`;

let api: TestApi;

beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

async function report(divisionCode: string): Promise<unknown> {
  const { token } = await api.signInAs({ post: "GRID_WORKER", division: "371323001001" });
  const input = {
    idempotencyKey: randomUUID(),
    description: "路口有人占道摆摊",
    source: "GRID_WORKER",
    matterCode: "0504",
    divisionCode,
  };
  return api.ask(token, REPORT, { input });
}

it("a report from the own village comes back whole", async () => {
  const number = expect.stringMatching(/^371323-\d{8}-\d{6}$/);
  expect(await report("371323001001")).toMatchObject({
    data: { reportIncident: { number, incident: { number }, refusal: null } },
  });
});

it("a report from beyond the own village gets its number as a receipt, and nothing else of the incident", async () => {
  expect(await report("371323002001")).toMatchObject({
    data: {
      reportIncident: { number: expect.stringMatching(/^371323-\d{8}-\d{6}$/), incident: null, refusal: null },
    },
  });
});

it("a refused report has no number", async () => {
  expect(await report("371323999")).toMatchObject({
    data: { reportIncident: { number: null, incident: null, refusal: { code: "INVALID_INPUT" } } },
  });
});
