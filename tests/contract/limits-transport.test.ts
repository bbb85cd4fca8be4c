import { buildSchema } from "../../schema/build-schema.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startTestServer, type SignedInHolder, type TestApi } from "../support/server.js";

const REPORT =
  'mutation { reportIncident(input: { idempotencyKey: "csrf", description: "伪造的上报", source: PATROL }) { incident { id } } }';
const answerForm = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});
const schema = buildSchema();

describe("over HTTP", () => {
  let api: TestApi;
  let leader: SignedInHolder;
  beforeAll(async () => {
    api = await startTestServer();
    leader = await api.signInAs({ post: "SHIFT_LEADER", agency: "371323-CC" });
  });
  afterAll(() => api.close());

  const send = async (init: RequestInit, query = "") => {
    const headers = { cookie: `muster_session=${leader.token}`, ...Object.fromEntries(new Headers(init.headers)) };
    const response = await fetch(`${api.url}/graphql${query}`, { ...init, headers });
    return { status: response.status, text: await response.text() };
  };
  const incidents = async () => {
    const { data } = await api.ask(leader.token, "{ incidents { totalCount } }");
    return z.object({ incidents: z.object({ totalCount: z.number() }) }).parse(data).incidents.totalCount;
  };
  const body = JSON.stringify({ query: REPORT });
  const form = new FormData();
  form.set("operations", body);
  form.set("map", "{}");

  test.each([
    ["a GET", { method: "GET" }, `?query=${encodeURIComponent(REPORT)}`],
    [
      "a GET that a program could send",
      { method: "GET", headers: { "apollo-require-preflight": "1" } },
      `?query=${encodeURIComponent(REPORT)}`,
    ],
    [
      "a GET that names a type of body",
      { method: "GET", headers: { "content-type": "application/json" } },
      `?query=${encodeURIComponent(REPORT)}`,
    ],
    ["plain text", { method: "POST", headers: { "content-type": "text/plain" }, body }, ""],
    ["no type at all", { method: "POST", body: new Uint8Array(Buffer.from(body)) }, ""],
    ["a form", { method: "POST", body: new URLSearchParams({ query: REPORT }) }, ""],
    ["a form in parts", { method: "POST", body: form }, ""],
    [
      "an upload in parts with a header",
      { method: "POST", headers: { "apollo-require-preflight": "1" }, body: form },
      "",
    ],
    [
      "a type that only looks like JSON",
      { method: "POST", headers: { "content-type": "text/plain; a=application/json" }, body },
      "",
    ],
    [
      "an array of operations",
      { method: "POST", headers: { "content-type": "application/json" }, body: `[${body},${body}]` },
      "",
    ],
    ["PUT", { method: "PUT", headers: { "content-type": "application/json" }, body }, ""],
  ] satisfies readonly (readonly [string, RequestInit, string])[])(
    "a command by %s is not run",
    async (_how, init, query) => {
      const before = await incidents();
      const { status, text } = await send(init, query);
      expect(status, text).toBeGreaterThanOrEqual(400);
      expect(status, text).toBeLessThan(500);
      expect(await incidents()).toBe(before);
    },
  );

  test("a document without an operation that is named, or of several without a name, is refused", async () => {
    for (const query of [
      "query A { viewer { areas } } query B { viewer { areas } }",
      "fragment F on Viewer { areas }",
    ]) {
      expect((await api.ask(leader.token, query)).status).toBe(400);
    }
  });

  test("a subscription is not answered over HTTP", async () => {
    const { status, errors } = await api.ask(leader.token, "subscription { incidentFeed { cursor } }");
    expect([status, errors?.map(({ extensions }) => extensions["code"])]).toEqual([400, ["TRANSPORT_NOT_ALLOWED"]]);
  });

  test.each(["persistedQuery", "tracing"])("the extension %s changes nothing", async (name) => {
    const extensions = { [name]: { version: 1, sha256Hash: "0".repeat(64) } };
    const headers = { "content-type": "application/json" };
    const { status, text } = await send({ method: "POST", headers, body: JSON.stringify({ extensions }) });
    expect(status).toBe(400);
    expect(text).toContain('"code":"BAD_REQUEST"');
    expect(api.logged.filter((line) => line.includes("unexpected error"))).toEqual([]);
  });

  test("anonymous callers learn no name of the contract from a thousand near misses", async () => {
    const names = namesOfTheContract();
    const asked = names.flatMap((name) => nearMisses(name)).slice(0, 1_000);
    expect(asked).toHaveLength(1_000);
    for (const [index, name] of asked.entries()) {
      const query =
        index % 3 === 0
          ? `{ ${name} }`
          : index % 3 === 1
            ? `mutation { signIn(input: { name: "a", password: "b", ${name}: 1 }) { ${name} } }`
            : `{ __typename @${name} ...on ${name} { id } }`;
      const { status, data, errors } = await api.ask(null, query);
      expect(data, query).toBeUndefined();
      expect(status).toBeLessThan(500);
      const told = (errors ?? []).map(({ message }) => message.replaceAll(name, "")).join(" ");
      const leaked = names.filter((one) => one.length > 5 && !KNOWN_TO_ALL.has(one) && told.includes(one));
      expect(leaked, `${query}: ${told}`).toEqual([]);
    }
  }, 60_000);

  test("what anonymous callers are answered is one sentence, whatever field they guess", async () => {
    const right = await api.ask(null, "{ incidents { totalCount } }");
    const wrong = await api.ask(null, "{ incidentz { totalCount } }");
    expect(wrong).toEqual(right);
    expect(answerForm.parse(right).errors).toHaveLength(1);
  });
});

/** Words that the way in itself has to use. */
const KNOWN_TO_ALL = new Set([
  "signIn",
  "SignInInput",
  "SignInPayload",
  "refusal",
  "viewer",
  "password",
  "Mutation",
  "Boolean",
  "String",
]);

function namesOfTheContract(): string[] {
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    names.add(type.name);
    if ("getFields" in type) for (const name of Object.keys(type.getFields())) names.add(name);
  }
  return [...names];
}

/** A name with a letter too few, one twice, two exchanged, another case. */
function nearMisses(name: string): string[] {
  const at = Math.floor(name.length / 2);
  const [a = "", b = ""] = [name[at - 1], name[at]];
  return [
    name.slice(0, -1),
    `${name}s`,
    name.slice(0, at) + b + name.slice(at),
    name.slice(0, at - 1) + b + a + name.slice(at + 1),
  ].filter((miss) => miss !== name && /^[A-Za-z]\w+$/.test(miss));
}
