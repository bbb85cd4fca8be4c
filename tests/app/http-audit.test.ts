import { auditServer } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestApi } from "../support/server.js";

/** Recommendations that are not followed, each with the reason. */
const notFollowed: Readonly<Record<string, string>> = {
  "5A70": "a plain GET needs a header that a form cannot set, against requests forged by other sites",
  D6D5: "the same",
  "6A70": "the same",
  "572B": "a document that cannot be read is 400 for every client, so that proxies and monitors see it fail",
  FDE2: "the same for one that does not fit the contract",
  "7B9B": "the same for variables that do not fit",
};

describe("GraphQL over HTTP", () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestServer();
  });
  afterAll(() => api.close());

  test("the audit of the specification finds no error, and no warning without a reason", async () => {
    const { token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
    // The audit introspects, which is for signed-in callers.
    const fetchFn = (url: string, { headers, ...init }: RequestInit = {}) =>
      fetch(url, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(headers)), authorization: `Bearer ${token}` },
      });
    const results = await auditServer({ url: `${api.url}/graphql`, fetchFn });
    const found = results.filter(({ status }) => status !== "ok");
    const told = found.map(
      (result) => `${result.status} ${result.id} ${result.name}: ${"reason" in result ? result.reason : ""}`,
    );
    expect(results.length).toBeGreaterThan(50);
    expect(told.filter((text) => text.startsWith("error"))).toEqual([]);
    expect(found.filter(({ id }) => !(id in notFollowed)).map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });
});
