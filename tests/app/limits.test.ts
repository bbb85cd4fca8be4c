import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestApi } from "../support/server.js";
import { BareSocket } from "../support/sockets.js";

const feed = (selection: string) => `subscription { incidentFeed { ${selection} } }`;
const query = (selection: string) => `{ incidents { edges { node { ${selection} } } } }`;
const nested = (levels: number) => "duplicateOf { ".repeat(levels) + "id" + " }".repeat(levels);
const aliased = (count: number, field = "id") => Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(" ");

/** One thing too many, as a query and as a subscription, with the code both are refused with. */
const cases = [
  ["a document of too many tokens", query("id ".repeat(1_001)), feed("cursor ".repeat(1_001)), "LIMIT_EXCEEDED"],
  ["too many levels", query(nested(9)), feed(`entries { incident { ${nested(9)} } }`), "LIMIT_EXCEEDED"],
  ["too many aliases of one field", query(aliased(16)), feed(aliased(16, "cursor")), "LIMIT_EXCEEDED"],
  [
    "too many aliases",
    query(
      ["id", "number", "title", "status", "tier"]
        .map((field, at) => aliased(13, field).replaceAll(/a(\d+)/g, `b${at}x$1`))
        .join(" "),
    ),
    feed(
      ["cursor", "previous", "resync", "__typename"]
        .map((field, at) => aliased(15, field).replaceAll(/a(\d+)/g, `b${at}x$1`))
        .join(" ") + " z: cursor",
    ),
    "LIMIT_EXCEEDED",
  ],
  [
    "a ring of fragments",
    `{ incidents { edges { node { ...A } } } } fragment A on Incident { ...B } fragment B on Incident { ...A }`,
    `subscription { incidentFeed { ...A } } fragment A on FeedFrame { ...B } fragment B on FeedFrame { ...A }`,
    "LIMIT_EXCEEDED",
  ],
  [
    "fragments that unfold without end",
    bomb("{ incidents { edges { node { ...F0 } } } }", "Incident"),
    bomb("subscription { incidentFeed { ...F0 } }", "FeedFrame"),
    "LIMIT_EXCEEDED",
  ],
  [
    "a costly selection",
    query("tasks { incident { tasks { incident { tasks { id } } } } }").replace("incidents", "incidents(first: 200)"),
    feed(
      "entries { incident { journal(first: 200) { edges { node { incident { journal(first: 50) { edges { cursor } } } } } } } }",
    ),
    "LIMIT_EXCEEDED",
  ],
  [
    "a variable of another type",
    `query ($first: Int = "many") { incidents(first: $first) { asOf } }`,
    `subscription ($after: Cursor = 1) { incidentFeed(after: $after) { cursor } }`,
    "GRAPHQL_VALIDATION_FAILED",
  ],
  [
    "a variable that is missing",
    "query ($id: ID!) { incident(id: $id) { id } }",
    "subscription ($division: DivisionCode!) { board(division: $division) { openCount } }",
    "BAD_USER_INPUT",
  ],
  ["a field that does not exist", query("nothing"), feed("nothing"), "GRAPHQL_VALIDATION_FAILED"],
  ["a document that is none", "{", "subscription {", "GRAPHQL_PARSE_FAILED"],
] as const;

function bomb(head: string, type: string): string {
  const fragments = Array.from({ length: 14 }, (_, at) => `fragment F${at} on ${type} { ...F${at + 1} ...F${at + 1} }`);
  return `${head} ${fragments.join(" ")} fragment F14 on ${type} { __typename }`;
}

describe("the limits", () => {
  let api: TestApi;
  let token: string;
  let socket: BareSocket;

  beforeAll(async () => {
    api = await startTestServer();
    ({ token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" }));
    socket = await BareSocket.open(api.wsUrl);
    await socket.begin(token);
  });
  afterAll(async () => {
    await socket.close();
    await api.close();
  });

  test.each(cases)("%s is refused alike over HTTP and WebSocket", async (name, asked, followed, code) => {
    const { status, errors } = await api.ask(token, asked);
    expect(errors?.map(({ extensions }) => extensions["code"])).toContain(code);
    expect(status).toBe(400);
    expect(await socket.refusedCodes(name, followed)).toContain(code);
  });

  test("what is within the limits passes", async () => {
    const { errors } = await api.ask(token, query("id number tasks { id assignments { squad { agency { name } } } }"));
    expect(errors).toBeUndefined();
  });

  test("a body of more than 64 KiB is refused, and so is a message", async () => {
    const { status, errors } = await api.ask(token, "{ __typename }", { padding: "x".repeat(65 * 1024) });
    expect([status, errors?.[0]?.extensions["code"]]).toEqual([413, "LIMIT_EXCEEDED"]);
    const other = await BareSocket.open(api.wsUrl);
    other.send({ type: "connection_init", payload: { padding: "x".repeat(65 * 1024) } });
    expect((await other.closed).code).toBe(1009);
  });

  test("a page holds at most 200 rows", async () => {
    const { errors } = await api.ask(token, "{ incidents(first: 201) { edges { cursor } } }");
    expect(errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  });

  test.each([
    ["longer than 5,000 characters", "路".repeat(5_001)],
    ["with a NUL", "路\0"],
  ])("a description %s is refused as data that names the field", async (_, description) => {
    const { data, errors } = await api.ask(
      token,
      "mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { refusal { code path } incident { id } } }",
      { input: { idempotencyKey: "k", description, source: "PATROL" } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      reportIncident: { incident: null, refusal: { code: "INVALID_INPUT", path: ["input", "description"] } },
    });
  });

  test("W3 queries and mutations are refused on a socket", async () => {
    expect(await socket.refusedCodes("query", "{ viewer { areas } }")).toEqual(["TRANSPORT_NOT_ALLOWED"]);
    expect(await socket.refusedCodes("mutation", "mutation { signOut }")).toEqual(["TRANSPORT_NOT_ALLOWED"]);
    expect((await api.ask(token, "{ viewer { areas } }")).errors).toBeUndefined();
  });

  test("a socket holds at most 20 subscriptions", async () => {
    const other = await BareSocket.open(api.wsUrl);
    await other.begin(token);
    for (let at = 0; at < 20; at += 1) {
      other.send({ type: "subscribe", id: `s${at}`, payload: { query: "subscription { incidentFeed { cursor } }" } });
    }
    expect(await other.refusedCodes("s20", "subscription { incidentFeed { cursor } }")).toEqual(["LIMIT_EXCEEDED"]);
    await other.close();
  });

  test("an operation's id on a socket has at most 100 characters", async () => {
    expect(await socket.refusedCodes("i".repeat(101), "subscription { incidentFeed { cursor } }")).toEqual([
      "LIMIT_EXCEEDED",
    ]);
    const id = "i".repeat(100);
    socket.send({ type: "subscribe", id, payload: { query: "subscription { incidentFeed { cursor } }" } });
    expect(await socket.next((message) => message.id === id)).toMatchObject({ type: "next" });
    socket.send({ type: "complete", id });
  });

  test("a person holds at most 8 sockets", async () => {
    const { token: another } = await api.signInAs({ post: "DISPATCHER", division: "371323" });
    const open = await Promise.all(Array.from({ length: 8 }, () => BareSocket.open(api.wsUrl)));
    for (const one of open) await one.begin(another);
    const ninth = await BareSocket.open(api.wsUrl);
    await expect(ninth.begin(another)).rejects.toThrow("closed with 4430");
    await Promise.all(open.map((one) => one.close()));
  });

  test("a document may sign in once", async () => {
    const one = (alias: string) => `${alias}: signIn(input: { name: "a", password: "b" }) { token }`;
    const { errors } = await api.ask(null, `mutation { ${one("a")} ${one("b")} }`);
    expect(errors?.[0]?.extensions["code"]).toBe("LIMIT_EXCEEDED");
  });

  test("one name may try to sign in ten times a minute, whatever comes of it", async () => {
    const tryOnce = () =>
      api.ask(null, 'mutation { signIn(input: { name: "nobody", password: "wrong" }) { refusal { code } } }');
    const answers = [];
    for (let at = 0; at < 11; at += 1) answers.push(await tryOnce());
    expect(answers[9]?.data).toEqual({ signIn: { refusal: { code: "FORBIDDEN" } } });
    expect([answers[10]?.errors?.[0]?.extensions["code"], answers[10]?.status]).toEqual(["RATE_LIMITED", 429]);
    api.clock.pass(61_000);
    expect((await tryOnce()).errors).toBeUndefined();
  });
});
