import { describe, expect, test } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";
import { mayAsk, ROOT_FIELD_POSTS } from "../../schema/common/root-field.policy.js";
import { POSTS } from "../../server/kernel/actor.js";
import { COMMANDS, OWN_SESSION, QUERIES_OF_POST, SUBSCRIPTIONS_OF_POST } from "./access-table.js";
import { SEATS } from "./access-seats.js";

const schema = buildSchema();
const queries = Object.keys(schema.getQueryType()?.getFields() ?? {});
const subscriptions = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});

describe("the table of access", () => {
  test("has a row for every query, subscription and mutation there is, and for nothing else", () => {
    const named = (table: Readonly<Record<string, readonly string[]>>) => [...new Set(Object.values(table).flat())];
    expect(named(QUERIES_OF_POST).toSorted()).toEqual(queries.toSorted());
    expect(named(SUBSCRIPTIONS_OF_POST).toSorted()).toEqual(subscriptions.toSorted());
    expect([...Object.keys(COMMANDS), ...OWN_SESSION].toSorted()).toEqual(mutations.toSorted());
  });

  test.each(POSTS)("says of %s what the code says", (post) => {
    const asked = (kind: "query" | "subscription", fields: readonly string[]) =>
      fields.filter((field) => mayAsk(post, kind, field)).toSorted();
    expect(asked("query", queries)).toEqual([...new Set(QUERIES_OF_POST[post])].toSorted());
    expect(asked("subscription", subscriptions)).toEqual(SUBSCRIPTIONS_OF_POST[post].toSorted());
  });

  test("a field without a row is open to nobody", () => {
    for (const post of POSTS) {
      expect(mayAsk(post, "query", "planted")).toBe(false);
      expect(mayAsk(post, "subscription", "planted")).toBe(false);
    }
    expect(Object.keys(ROOT_FIELD_POSTS.query)).not.toContain("planted");
  });

  test("is tried from a seat of every post", () => {
    expect([...new Set(SEATS.map(({ holder }) => holder.post))].toSorted()).toEqual(POSTS.toSorted());
  });
});
