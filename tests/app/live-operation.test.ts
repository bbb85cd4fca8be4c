import { parse, type GraphQLSchema } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";
import { liveSources } from "../../schema/live-sources.js";
import { readLiveOperation, type LiveOperation } from "../../server/app/websocket/live-operation.js";
import { groupViewer } from "../../server/app/websocket/group-viewer.js";
import { viewerKey } from "../../server/kernel/visibility.js";
import type { Actor } from "../../server/kernel/actor.js";

let schema: GraphQLSchema;
beforeAll(() => {
  schema = buildSchema();
});

function read(text: string, variableValues: Record<string, unknown> = {}): LiveOperation {
  // Only what is asked is read; who asks and over which line is of no meaning here.
  return readLiveOperation({ schema, document: parse(text), variableValues } as never);
}

const BY_VARIABLE =
  "subscription ($after: Cursor, $where: FeedFilter) { incidentFeed(after: $after, where: $where) { cursor } }";

describe("equal subscriptions", () => {
  it("are equal whatever their after, by variable or by literal", () => {
    expect(read(BY_VARIABLE, { after: "abc" }).key).toBe(read(BY_VARIABLE, { after: "xyz" }).key);
    const literal = (after: string) => read(`subscription { incidentFeed(after: "${after}") { cursor } }`);
    expect(literal("abc").key).toBe(literal("xyz").key);
    expect(literal("abc").after).toBe("abc");
  });

  it("are equal whatever the order in which a filter is written", () => {
    const one = read(BY_VARIABLE, { where: { division: "371323", incidentId: "inc_1" } });
    expect(read(BY_VARIABLE, { where: { incidentId: "inc_1", division: "371323" } }).key).toBe(one.key);
  });

  it("differ by filter and by what they select", () => {
    const one = read(BY_VARIABLE, { where: { division: "371323" } });
    expect(read(BY_VARIABLE, { where: { division: "371323103" } }).key).not.toBe(one.key);
    expect(
      read(BY_VARIABLE.replace("{ cursor }", "{ cursor previous }"), { where: { division: "371323" } }).key,
    ).not.toBe(one.key);
  });

  it("differ by a variable that only a nested field uses", () => {
    const text = "subscription ($with: Boolean!) { incidentFeed { cursor entries @include(if: $with) { type } } }";
    expect(read(text, { with: true }).key).not.toBe(read(text, { with: false }).key);
  });

  it("are found through fragments", () => {
    const text = 'subscription { ...F } fragment F on Subscription { incidentFeed(after: "abc") { cursor } }';
    expect(read(text)).toMatchObject({ field: "incidentFeed", after: "abc" });
  });

  it("may not skip their root field", () => {
    expect(() => read("subscription { incidentFeed @skip(if: true) { cursor } }")).toThrow("directives");
  });

  it("are refused with a filter that no honest client sends", () => {
    expect(() => read(BY_VARIABLE, { where: { types: Array.from({ length: 300 }, () => "task.") } })).toThrow("250");
  });
});

describe("a group's viewer", () => {
  const actor: Actor = {
    personId: "per_1",
    personName: "张三",
    sessionId: "ses_1",
    postId: "pst_1",
    post: "DISPATCHER",
    agencyId: "agc_1",
    divisionCode: "371323",
    squadId: null,
    gridCode: null,
    scope: { areas: ["371323"], agencies: ["agc_1"] },
    authorisationVersion: 3,
    isViewingAs: false,
  };

  it("is the same for two people on the same seat and nobody in particular", () => {
    const colleague: Actor = {
      ...actor,
      personId: "per_2",
      personName: "李四",
      sessionId: "ses_2",
      postId: "pst_2",
      authorisationVersion: 9,
      isViewingAs: false,
    };
    expect(viewerKey(colleague)).toBe(viewerKey(actor));
    expect(groupViewer(colleague)).toEqual(groupViewer(actor));
    expect(groupViewer(actor).personId).not.toBe(actor.personId);
  });

  it.each([
    ["post", { post: "CHECKER" }],
    ["agency", { agencyId: "agc_2" }],
    ["squad", { squadId: "sqd_1" }],
    ["scope", { scope: { areas: ["371323103"], agencies: ["agc_1"] } }],
  ] as const)("differs by %s", (_what, change) => {
    expect(viewerKey({ ...actor, ...change })).not.toBe(viewerKey(actor));
  });
});

describe("the subscriptions of the contract", () => {
  it("all have something behind them", () => {
    const fields = Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).toSorted();
    expect(fields).toEqual(["board", "incidentFeed", "squadPositions", "taskFeed"]);
    expect(Object.keys(liveSources).toSorted()).toEqual(fields);
  });
});
