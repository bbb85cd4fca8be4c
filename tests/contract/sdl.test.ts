import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isInterfaceType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { describe, expect, test } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";
import { ANONYMOUS_FIELDS, ROOT_FIELD_POSTS } from "../../schema/common/root-field.policy.js";
import { projectRoot } from "../../server/kernel/project-root.js";

const schema = buildSchema();

describe("the committed contract", () => {
  test("is what the code says (npm run schema writes it anew)", () => {
    const committed = readFileSync(join(projectRoot, "schema/schema.graphql"), "utf8");
    expect(committed).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
  });

  test("explains every type, field, argument and value: a Chinese line, then an English one", () => {
    const unexplained = [...everythingNamed()].filter(([, description]) => !isBilingual(description));
    expect(unexplained.map(([name]) => name)).toEqual([]);
  });

  test.each(["", "只有中文", "English only\nand again", "中文。\n", "中文。\nEnglish.\nMore."])(
    "%j would be noticed as no explanation",
    (text) => expect(isBilingual(text)).toBe(false),
  );
});

describe("the table of who may ask what", () => {
  test("names every query and subscription there is, and nothing else", () => {
    const fields = (type: "Query" | "Subscription") =>
      Object.keys((type === "Query" ? schema.getQueryType() : schema.getSubscriptionType())?.getFields() ?? {});
    expect(Object.keys(ROOT_FIELD_POSTS.query).toSorted()).toEqual(fields("Query").toSorted());
    expect(Object.keys(ROOT_FIELD_POSTS.subscription).toSorted()).toEqual(fields("Subscription").toSorted());
  });

  test("leaves nothing but the way in to anonymous callers", () => {
    expect(ANONYMOUS_FIELDS).toEqual({ query: ["__typename"], mutation: ["__typename", "signIn"], subscription: [] });
  });
});

function* everythingNamed(): Generator<readonly [string, string]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    yield [type.name, type.description ?? ""];
    if (isEnumType(type)) {
      for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description ?? ""];
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        yield [`${type.name}.${field.name}`, field.description ?? ""];
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description ?? ""];
      for (const argument of field.args)
        yield [`${type.name}.${field.name}(${argument.name})`, argument.description ?? ""];
    }
  }
}

function isBilingual(description: string): boolean {
  const [chinese = "", english = "", ...rest] = description.split("\n");
  return (
    rest.length === 0 && /\p{Script=Han}/u.test(chinese) && /[a-z]/i.test(english) && !/^\p{Script=Han}/u.test(english)
  );
}
