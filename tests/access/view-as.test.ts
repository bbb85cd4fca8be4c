import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { eventually } from "../support/eventually.js";
import { startTestServer, type TestApi } from "../support/server.js";
import { BareSocket } from "../support/sockets.js";
import { withConnection } from "../support/with-connection.js";

const VIEWER = "viewer { isViewingAs activePost { post } areas person { id } } refusal { code message path }";
const VIEW_AS = `mutation ($input: ViewAsInput!) { viewAs(input: $input) { ${VIEWER} } }`;
const STOP = `mutation { stopViewingAs { ${VIEWER} } }`;
const REPORTERS = `{ incidents { edges { node { description reports { edges { node { text reporterName reporterPhone } } } } } } }`;
const SHIFT_LEADER = { post: "SHIFT_LEADER", divisionCode: "371323001", reason: "核对权限" };
const PHONE = "13812345678";

describe("an administrator who views as another seat", () => {
  let api: TestApi;
  let administrator: { token: string; personId: string };
  let clerk: string;
  beforeAll(async () => {
    api = await startTestServer();
    administrator = await api.signInAs({ post: "ADMINISTRATOR" });
    clerk = (await api.signInAs({ post: "INTAKE_CLERK", division: "371323001" })).token;
    for (const isConfidential of [false, true]) await report({ isConfidential });
  });
  afterAll(() => api.close());

  const report = async (more: object) => {
    const input = {
      idempotencyKey: randomUUID(),
      source: "WALK_IN",
      description: "集市路口共享单车乱停",
      reporterName: "欧阳明月",
      reporterPhone: PHONE,
      divisionCode: "371323001",
      ...more,
    };
    const document = "mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { refusal { code } } }";
    const { data } = await api.ask(clerk, document, { input });
    expect(data).toMatchObject({ reportIncident: { refusal: null } });
  };
  const viewAs = (token: string, input: object) =>
    api.ask(token, VIEW_AS, { input: { idempotencyKey: randomUUID(), ...input } });

  test("sees what that seat sees, without what is personal or confidential", async () => {
    const { data } = await viewAs(administrator.token, SHIFT_LEADER);
    expect(data).toEqual({
      viewAs: {
        refusal: null,
        viewer: {
          isViewingAs: true,
          activePost: { post: "SHIFT_LEADER" },
          areas: ["371323001"],
          person: { id: administrator.personId },
        },
      },
    });
    const shown = JSON.stringify((await api.ask(administrator.token, REPORTERS)).data);
    expect(shown).toContain("集市路口");
    expect(shown).toContain("保密事件");
    expect(shown).toContain("138****5678");
    expect(shown).not.toContain(PHONE);
    expect(shown.match(/集市路口/g)).toHaveLength(2);
  });

  test("is offered nothing to do, and no form for a report", async () => {
    const own = await api.ask(clerk, "{ viewer { mayReport } incidents { edges { node { allowedActions } } } }");
    expect(own.data).toMatchObject({ viewer: { mayReport: true } });
    expect(JSON.stringify(own.data)).toContain("ADD_NOTE");
    await viewAs(administrator.token, SHIFT_LEADER);
    const { data } = await api.ask(
      administrator.token,
      "{ viewer { mayReport } incidents { edges { node { allowedActions tasks { allowedActions } } } } }",
    );
    expect(data).toMatchObject({ viewer: { mayReport: false } });
    expect(JSON.stringify(data).match(/"allowedActions":\[[^\]]/g)).toBeNull();
    expect(JSON.stringify(data)).toContain('"allowedActions":[]');
  });

  test("changes nothing, whatever that seat may do", async () => {
    await viewAs(administrator.token, SHIFT_LEADER);
    const document =
      "mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { refusal { code message } } }";
    const input = {
      idempotencyKey: randomUUID(),
      source: "WALK_IN",
      description: "井盖缺失",
      divisionCode: "371323001",
    };
    const { data } = await api.ask(administrator.token, document, { input });
    expect(data).toMatchObject({
      reportIncident: { refusal: { code: "FORBIDDEN", message: expect.stringContaining("视角") } },
    });
  });

  test("is back in their own post once they end it, and sees no incident there", async () => {
    await viewAs(administrator.token, SHIFT_LEADER);
    expect((await api.ask(administrator.token, STOP)).data).toMatchObject({
      stopViewingAs: { refusal: null, viewer: { isViewingAs: false, activePost: { post: "ADMINISTRATOR" } } },
    });
    expect((await api.ask(administrator.token, REPORTERS)).errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  });

  test("has their live subscriptions moved with them, and ended with it", async () => {
    await viewAs(administrator.token, SHIFT_LEADER);
    const socket = await BareSocket.open(api.wsUrl);
    await socket.begin(administrator.token);
    socket.send({ id: "f", type: "subscribe", payload: { query: "subscription { incidentFeed { resync } }" } });
    await eventually("the first frame", () => socket.messages.some(({ type }) => type === "next"));
    await api.ask(administrator.token, STOP);
    await eventually("the end of the feed", () => socket.messages.some(({ type }) => type === "error"));
    await socket.close();
  });

  test.each([
    [
      "a seat that nobody holds",
      { post: "SHIFT_LEADER", divisionCode: "371323001001" },
      "NOT_FOUND",
      ["input", "post"],
    ],
    ["no reason", { ...SHIFT_LEADER, reason: "  " }, "INVALID_INPUT", ["input", "reason"]],
  ])("is refused %s", async (_name, input, code, path) => {
    const { data } = await viewAs(administrator.token, { reason: "核对权限", ...input });
    expect(data).toMatchObject({ viewAs: { viewer: null, refusal: { code, path } } });
  });

  test("is refused for everybody else", async () => {
    const { data } = await viewAs(clerk, SHIFT_LEADER);
    expect(data).toMatchObject({ viewAs: { viewer: null, refusal: { code: "FORBIDDEN" } } });
  });

  test("leaves beginning and end with the reason in the security journal", async () => {
    await viewAs(administrator.token, SHIFT_LEADER);
    await api.ask(administrator.token, STOP);
    const kept = await withConnection(api.superuserUrl, (client) =>
      client.query(
        "select type, changes from county_371323.journal where type like 'session.viewing%' order by position desc limit 2",
      ),
    );
    const form = z.array(z.object({ type: z.string(), changes: z.object({ reason: z.string().optional() }) }));
    expect(form.parse(kept.rows).map(({ type, changes }) => [type, changes.reason])).toEqual([
      ["session.viewing-ended", undefined],
      ["session.viewing-as", "核对权限"],
    ]);
  });
});
