import { randomUUID } from "node:crypto";
import { assertObjectType, isLeafType, getNamedType, type GraphQLSchema } from "graphql";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { buildSchema } from "../../schema/build-schema.js";
import { startTestServer, type TestApi } from "../support/server.js";

let api: TestApi;
let schema: GraphQLSchema;
beforeAll(async () => {
  api = await startTestServer();
  schema = buildSchema();
});
afterAll(() => api?.close());

const answerForm = z.object({
  reportIncident: z.object({ number: z.string(), incident: z.record(z.string(), z.unknown()).nullable() }),
});
const input = {
  description: "张三反映占道经营，电话 13800000000",
  source: "GRID_WORKER",
  matterCode: "0506",
  divisionCode: "371323001001",
  isConfidential: true,
  occurredAt: "2026-11-23T00:30:00.000Z",
};

/** Every plain value of an incident that needs no arguments. */
function plainFields(): string {
  const fields = Object.values(assertObjectType(schema.getType("Incident")).getFields());
  return fields.flatMap(({ name, type }) => (isLeafType(getNamedType(type)) ? [name] : [])).join(" ");
}

async function report(token: string, selection: string, said = {}) {
  const document = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { number incident { ${selection} } } }`;
  const { data } = await api.ask(token, document, { input: { idempotencyKey: randomUUID(), ...input, ...said } });
  return answerForm.parse(data).reportIncident;
}

describe("the answer to a report", () => {
  it.each(["SHIFT_LEADER", "CHECKER"] as const)("is what a %s then reads", async (post) => {
    const { token } = await api.signInAs({ post, division: "371323001" });
    const selection =
      "id number version status tier priority title description isConfidential source reportedAt filedAt";
    const lean = await report(token, selection);
    const read = await api.ask(token, `{ incident(id: "${String(lean.incident?.["id"])}") { ${selection} } }`);
    expect(read.data?.["incident"]).toEqual(lean.incident);
    expect(lean.incident?.["number"]).toBe(lean.number);
  });

  it("is the same whether its values are known without asking or read with others", async () => {
    const { token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323001" });
    const [made, read] = [
      await report(token, plainFields()),
      await report(token, `${plainFields()} deadlines { kind }`),
    ];
    const { id: _id, number: _number, deadlines: _deadlines, ...first } = made.incident ?? {};
    const { id: _other, number: _next, deadlines, ...second } = read.incident ?? {};
    expect(deadlines).not.toEqual([]);
    expect(first).toEqual(second);
  });

  it("asks the database nothing more where it needs nothing more", async () => {
    const { token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323001" });
    const sent = vi.spyOn(pg.Client.prototype, "query");
    await report(token, "id number status");
    const texts = sent.mock.calls.map(([said]: unknown[]) => JSON.stringify(said));
    sent.mockRestore();
    expect(texts.filter((text) => text.includes('from \\"incident\\"'))).toEqual([]);
  });

  it("keeps an incident to itself that lies outside of what the caller may see, but not its number", async () => {
    const { token } = await api.signInAs({ post: "GRID_WORKER", division: "371323001001" });
    const { number, incident } = await report(token, "id number", { divisionCode: "371323002001" });
    expect(incident).toBeNull();
    expect(number).toMatch(/^371323-20261123-\d{6}$/);
  });
});
