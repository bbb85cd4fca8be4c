import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../server/kernel/ids.js";
import { startTestServer, type SignedInHolder, type TestApi } from "../support/server.js";
import { BareSocket } from "../support/sockets.js";

const json = { "content-type": "application/json" };

describe("the edge", () => {
  let api: TestApi;
  let leader: SignedInHolder;

  beforeAll(async () => {
    api = await startTestServer();
    leader = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
  });
  afterAll(() => api.close());

  const post = (headers: Record<string, string>, query = "{ viewer { areas } }") =>
    fetch(`${api.url}/graphql`, { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify({ query }) });

  describe("anonymous callers", () => {
    test.each([
      "{ viewer { areas } }",
      "{ __schema { types { name } } }",
      "mutation { signOut }",
      "{ ...on Query { node(id: 1) { id } } }",
    ])("are refused %s", async (query) => {
      const { status, errors } = await api.ask(null, query);
      expect([status, errors?.[0]?.extensions["code"]]).toEqual([401, "UNAUTHENTICATED"]);
    });

    test("may ask for __typename and sign in", async () => {
      expect((await api.ask(null, "{ __typename }")).data).toEqual({ __typename: "Query" });
      const query = 'mutation { signIn(input: { name: "nobody", password: "wrong" }) { token refusal { code } } }';
      expect((await api.ask(null, query)).data).toEqual({ signIn: { token: null, refusal: { code: "FORBIDDEN" } } });
    });

    test("learn nothing of the schema from their mistakes", async () => {
      const hinted = await api.ask(null, 'mutation { signIn(input: { name: "a", password: "b" }) { tokn } }');
      expect(hinted.errors?.[0]?.message).not.toContain("Did you mean");
      const signedIn = await api.ask(leader.token, "{ viewr { areas } }");
      expect(signedIn.errors?.[0]?.message).toContain("Did you mean");
    });

    test("are refused with a token that has ended", async () => {
      const { errors } = await api.ask("A".repeat(43), "{ viewer { areas } }");
      expect(errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
    });

    test("do not get the contract; signed-in callers do", async () => {
      expect((await fetch(`${api.url}/schema.graphql`)).status).toBe(401);
      const answer = await fetch(`${api.url}/schema.graphql`, { headers: { authorization: `Bearer ${leader.token}` } });
      expect(await answer.text()).toContain("interface Node");
    });

    test("are turned away from a socket for good", async () => {
      const socket = await BareSocket.open(api.wsUrl);
      socket.send({ type: "connection_init" });
      expect((await socket.closed).code).toBe(4401);
    });
  });

  describe("calls from other sites", () => {
    const foreign = { origin: "https://elsewhere.example" };

    test("are refused over HTTP, whatever they carry", async () => {
      expect((await post({ ...foreign, cookie: `muster_session=${leader.token}` })).status).toBe(403);
      expect((await post({ origin: "null", cookie: `muster_session=${leader.token}` })).status).toBe(403);
      expect((await post({ origin: api.url, cookie: `muster_session=${leader.token}` })).status).toBe(200);
    });

    test("are refused on the way to a socket", async () => {
      await expect(BareSocket.open(api.wsUrl, foreign)).rejects.toThrow("refused with 403");
      await expect(BareSocket.open(api.wsUrl.replace("/graphql", "/other"))).rejects.toThrow("refused with 404");
    });

    test("cannot be made by a form: a body that needs no preflight is refused", async () => {
      const answer = await fetch(`${api.url}/graphql?query={__typename}`, {
        headers: { cookie: `muster_session=${leader.token}` },
      });
      expect(answer.status).toBe(400);
      const form = await post({ "content-type": "text/plain", cookie: `muster_session=${leader.token}` });
      expect(form.status).toBeGreaterThanOrEqual(400);
    });
  });

  test("the cookie and the bearer are the same session on both transports", async () => {
    const cookie = { cookie: `muster_session=${leader.token}` };
    expect(await (await post(cookie)).json()).toEqual({ data: { viewer: { areas: ["371323"] } } });
    const socket = await BareSocket.open(api.wsUrl, cookie);
    await socket.begin(null);
    await socket.close();
  });

  test("a request that is meant for one person is nobody's once the session is another's, and changes nothing", async () => {
    const mine = { cookie: `muster_session=${leader.token}`, "x-muster-person": leader.personId };
    expect((await post(mine, "{ viewer { areas } }")).status).toBe(200);
    const others = { ...mine, "x-muster-person": newId("per") };
    for (const query of ["{ viewer { areas } }", "mutation { signOut }"]) {
      const answer = await post(others, query);
      expect([answer.status, await answer.json()]).toMatchObject([
        401,
        { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] },
      ]);
    }
    expect((await post(mine, "{ viewer { areas } }")).status).toBe(200);
  });

  test("a post is refused what the table does not give it, and nothing is run", async () => {
    const { token } = await api.signInAs({ post: "VILLAGE_ASSISTANT" });
    const { status, data, errors } = await api.ask(token, '{ board(division: "371323") { openCount } }');
    expect([status, data, errors?.[0]?.extensions["code"]]).toEqual([403, undefined, "FORBIDDEN"]);
    const socket = await BareSocket.open(api.wsUrl);
    await socket.begin(token);
    expect(await socket.refusedCodes("b", 'subscription { board(division: "371323") { openCount } }')).toEqual([
      "FORBIDDEN",
    ]);
    await socket.close();
  });

  test("A5 a session that ends closes its sockets within a second, for good", async () => {
    const { token } = await api.signInAs({ post: "CHECKER" });
    const socket = await BareSocket.open(api.wsUrl);
    await socket.begin(token);
    const startedAt = performance.now();
    expect((await api.ask(token, "mutation { signOut }")).data).toEqual({ signOut: true });
    expect((await socket.closed).code).toBe(4401);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  describe("what watches over it", () => {
    test("says that it lives and that it can work", async () => {
      const alive = await fetch(`${api.url}/livez`);
      // Only a demonstration says that it is one.
      expect([alive.status, await alive.json()]).toEqual([200, { status: "ok" }]);
      const ready = await fetch(`${api.url}/readyz`);
      expect([ready.status, await ready.json()]).toMatchObject([
        200,
        { status: "ok", checks: { database: "ok", migrations: "ok" } },
      ]);
    });

    test("counts with labels that no caller can make up", async () => {
      await api.ask(leader.token, "query Made_up_by_the_caller { viewer { areas } }");
      await api.ask(leader.token, "{ nothing_of_ours }");
      await fetch(`${api.url}/no/such/${"x".repeat(40)}`);
      const page = await (await fetch(`${api.url}/metrics`)).text();
      expect(page).toMatch(
        /muster_graphql_operation_seconds_count\{kind="query",field="viewer",outcome="answered"\} [1-9]/,
      );
      expect(page).toMatch(/muster_http_requests_total\{route="none",method="GET",status="404"\} [1-9]/);
      expect(page).not.toMatch(/Made_up|nothing_of_ours|xxxx/);
    });

    test("logs who asked what, and never what they said", async () => {
      const { token, personId } = await api.signInAs({ post: "INTAKE_CLERK", division: "371323" });
      const input = {
        idempotencyKey: "log-1",
        description: "张三举报邻居",
        source: "WALK_IN",
        reporterName: "张三",
        reporterPhone: "13800000000",
      };
      await api.ask(
        token,
        "mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id } refusal { code } } }",
        { input },
      );
      const lines = api.logged.filter((line) => line.includes('"field":"reportIncident"'));
      expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
        expect.objectContaining({ actorId: personId, kind: "mutation", requestId: expect.any(String) }),
      ]);
      expect(api.logged.join("")).not.toMatch(/张三|13800000000/);
    });

    test("gives every answer its request id", async () => {
      expect((await post({})).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  test("an address that is none answers in the form of the API", async () => {
    const answer = await fetch(`${api.url}/nowhere`);
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { errors: [{ extensions: { code: "NOT_FOUND" } }] },
    ]);
  });

  test("an address that is none tells a person with a browser in words where to go", async () => {
    const answer = await fetch(`${api.url}/nowhere`, { headers: { accept: "text/html,*/*;q=0.8" } });
    const page = await answer.text();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page).toContain('<a href="/">');
  });

  test("the front page loads nothing from elsewhere", async () => {
    const page = await fetch(api.url);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).not.toMatch(/https?:\/\//);
  });
});
