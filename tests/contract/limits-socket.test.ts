import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { startTestServer, type SignedInHolder, type TestApi } from "../support/server.js";
import { BareSocket } from "../support/sockets.js";

const FEED = "subscription { incidentFeed { cursor } }";

describe("over WebSocket", () => {
  let api: TestApi;
  let leader: SignedInHolder;
  beforeAll(async () => {
    api = await startTestServer();
    leader = await api.signInAs({ post: "SHIFT_LEADER", agency: "371323-CC" });
  });
  afterAll(() => api.close());

  const countReports = async () => {
    const [row] = await api.county.database.read({ system: "test" }, (em) =>
      em.execute<{ count: number }[]>("select count(*)::int as count from report"),
    );
    return row?.count;
  };
  const begun = async () => {
    const socket = await BareSocket.open(api.wsUrl);
    await socket.begin(leader.token);
    return socket;
  };
  const init = () => ({ type: "connection_init", payload: { authorization: `Bearer ${leader.token}` } });

  test("W2 a subscription before the yes of the server ends the socket", async () => {
    const socket = await BareSocket.open(api.wsUrl);
    socket.send({ type: "subscribe", id: "1", payload: { query: FEED } });
    expect((await socket.closed).code).toBe(4401);
    expect(socket.messages).toEqual([]);
  });

  test("W2 a second beginning ends the socket", async () => {
    const socket = await begun();
    socket.send(init());
    expect((await socket.closed).code).toBe(4429);
  });

  test("W2 an id that is in use ends the socket", async () => {
    const socket = await begun();
    for (let count = 0; count < 2; count += 1) socket.send({ type: "subscribe", id: "same", payload: { query: FEED } });
    expect((await socket.closed).code).toBe(4409);
  });

  test("whoever never begins is sent away after three seconds", async () => {
    const socket = await BareSocket.open(api.wsUrl);
    expect((await socket.closed).code).toBe(4408);
  }, 6_000);

  test.each([
    ["the old one", ["graphql-ws"]],
    ["none", []],
  ])("W2 another protocol is not spoken: %s", async (_name, protocols) => {
    const socket = new WebSocket(api.wsUrl, protocols);
    const code = await new Promise((resolve) => {
      socket.on("close", resolve);
      socket.on("error", () => resolve("refused"));
    });
    expect([4406, "refused"]).toContain(code);
  });

  test.each([
    ["text that is no message", "{"],
    ["a message of no type", "{}"],
    ["a list", "[]"],
    ["null", "null"],
    ["a number", "1"],
    ["bytes", randomBytes(64)],
    ["a query that is no text", JSON.stringify({ type: "subscribe", id: "1", payload: { query: { $ne: "" } } })],
    ["an id that is no text", JSON.stringify({ type: "subscribe", id: 1, payload: { query: FEED } })],
  ])("%s ends the socket and nothing else", async (_name, message) => {
    const socket = await begun();
    socket.socket.send(message);
    const { code } = await socket.closed;
    expect(code).toBeGreaterThanOrEqual(1_000);
    expect((await api.ask(leader.token, "{ viewer { areas } }")).status).toBe(200);
  });

  test.each([
    ["a frame of a megabyte", (socket: WebSocket) => socket.send("x".repeat(2 ** 20))],
    [
      "a message in pieces without end",
      (socket: WebSocket) => {
        for (let piece = 0; piece < 3_000; piece += 1) socket.send("x".repeat(64), { fin: false });
      },
    ],
  ])("%s ends the socket within a second", async (_name, attack) => {
    const socket = await begun();
    const at = performance.now();
    attack(socket.socket);
    const { code } = await socket.closed;
    expect([1_009, 1_006, 1_008]).toContain(code);
    expect(performance.now() - at).toBeLessThan(1_000);
  });

  test("compression is not offered, so nothing can unfold into more than was sent", async () => {
    const socket = new WebSocket(api.wsUrl, "graphql-transport-ws", { perMessageDeflate: true });
    await new Promise((resolve) => socket.once("open", resolve));
    expect(socket.extensions).toBe("");
    socket.close();
  });

  test.each([
    ["introspection", "subscription { __schema { types { name } } }"],
    ["a query", "{ viewer { areas } }"],
    ["a mutation", "mutation { signOut }"],
    [
      "a mutation that writes",
      'mutation { reportIncident(input: { idempotencyKey: "w3", description: "占道", source: PATROL, divisionCode: "371323001001" }) { refusal { code } } }',
    ],
    ["two root fields", "subscription { incidentFeed { cursor } taskFeed { cursor } }"],
    [
      "a root field that may be left out",
      "subscription ($on: Boolean = false) { incidentFeed @include(if: $on) { cursor } }",
    ],
  ])("W3 %s is refused and the socket goes on", async (_name, query) => {
    const socket = await begun();
    expect((await socket.refusedCodes("1", query)).length).toBeGreaterThan(0);
    expect(socket.messages.filter(({ type }) => type === "next" || type === "complete")).toEqual([]);
    expect(await countReports()).toBe(0);
    socket.send({ type: "subscribe", id: "2", payload: { query: FEED } });
    await socket.next(({ id, type }) => id === "2" && type === "next");
    await socket.close();
  });

  test.each(["https://127.0.0.1.example", "http://localhost.example:80", "null", "http://127.0.0.1:1", "file://"])(
    "a page from %s does not get a socket",
    async (origin) => {
      await expect(BareSocket.open(api.wsUrl, { origin, cookie: `muster_session=${leader.token}` })).rejects.toThrow(
        "403",
      );
    },
  );

  test("a flood of subscriptions stops at the limit and leaves the server to others", async () => {
    const socket = await begun();
    for (let count = 0; count < 2_000; count += 1)
      socket.send({ type: "subscribe", id: `s${count}`, payload: { query: FEED } });
    await socket.next(({ id }) => id === "s1999");
    const refused = socket.messages.filter(({ type }) => type === "error").length;
    expect(refused).toBe(1_980);
    const at = performance.now();
    expect((await api.ask(leader.token, "{ viewer { areas } }")).status).toBe(200);
    expect(performance.now() - at).toBeLessThan(1_000);
    await socket.close();
  });
});
