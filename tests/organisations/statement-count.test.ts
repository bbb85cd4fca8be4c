import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";
import type { Services } from "../../schema/common/context.js";
import type { Actor } from "../../server/kernel/actor.js";
import { countStatements } from "../support/count-statements.js";
import { findActor } from "../support/actors.js";
import { openTestDatabase, type OpenTestDatabase } from "../support/open-test-database.js";
import { DIVISION, INCIDENT, MATTER, SQUAD } from "../support/wide-selections.js";

const schema = buildSchema();

const few = `{ squads(agencyId: "AGENCY") { ${SQUAD} } }`;
/** The same selection below few things and below many. */
const CASES = [
  ["squads", few, `{ squads(division: "371323") { ${SQUAD} } }`],
  [
    "villages",
    `{ division(code: "371323001001") { ${DIVISION} } }`,
    `{ divisions(parent: "371323001") { ${DIVISION} } }`,
  ],
  ["townships", `{ division(code: "371323001") { ${DIVISION} } }`, `{ divisions(level: TOWNSHIP) { ${DIVISION} } }`],
  ["matters", `{ matters(classCode: "02") { ${MATTER} } }`, `{ matters { ${MATTER} } }`],
] as const;

describe("the statements of a list", () => {
  let opened: OpenTestDatabase;
  let services: Services;
  let actor: Actor;

  beforeAll(async () => {
    opened = await openTestDatabase({ withDemoCounty: true });
    const { database } = opened;
    const clock = { now: () => new Date("2026-11-23T08:00:00Z") };
    const commands = { database, clock, reactions: {}, countyCode: "371323", onCommitted: () => undefined };
    services = { database, clock, countyCode: "371323", commands };
    actor = await findActor(database, "SHIFT_LEADER", { agency: "371323-CC" });
  });
  afterAll(() => opened.drop());

  it.each(CASES)("of %s do not grow with the rows", async (_name, little, much) => {
    const ask = (source: string) =>
      countStatements({ schema, services, actor }, source.replace("AGENCY", String(actor.agencyId)));
    await ask(little);
    const [one, many] = [await ask(little), await ask(much)];
    expect(JSON.stringify(many.data).length).toBeGreaterThan(4 * JSON.stringify(one.data).length);
    // Which sibling reads meet in one tick may differ by a few statements; one statement per row would add many more.
    expect(many.statements.length).toBeLessThanOrEqual(one.statements.length + 4);
  });
});

/** Lists that are values of one row, or the pages themselves: reading them sends nothing of its own. */
const IN_ROW = ["RoutingExplanation.steps", "FeedFrame.entries"];
/** Lists below a single thing, which a page cannot multiply. */
const OF_ONE = ["Viewer.agencies", "Viewer.posts", "Recommendation.candidates"];
const OF_BOARD = ["CommandBoard.byAgency", "CommandBoard.byStatus", "CommandBoard.byTownship", "ReportRhythm.hours"];

it("every list field of the contract is counted, here or with the incidents", () => {
  const lists = Object.values(schema.getTypeMap()).flatMap((type) =>
    !isObjectType(type) || type.name.startsWith("__") || ["Query", "Subscription"].includes(type.name)
      ? []
      : Object.values(type.getFields()).flatMap((field) => {
          const named = getNamedType(field.type);
          const isList = isListType(getNullableType(field.type)) || named.name.endsWith("Connection");
          return isList && isObjectType(named) ? [`${type.name}.${field.name}`] : [];
        }),
  );
  const selections = [
    `{ incidents(first: 1) { edges { node { ${INCIDENT} } } } tasks(first: 1) { edges { cursor } } }`,
    ...CASES.map(([, , much]) => much),
  ];
  const counted = new Set(selections.flatMap(fieldsOf));
  const known = new Set([...counted, ...IN_ROW, ...OF_ONE, ...OF_BOARD]);
  expect(lists.filter((field) => !known.has(field))).toEqual([]);
  expect(lists.length).toBeGreaterThan(30);
});

function fieldsOf(source: string): string[] {
  const info = new TypeInfo(schema);
  const fields: string[] = [];
  visit(
    parse(source),
    visitWithTypeInfo(info, {
      Field: ({ name }) => {
        fields.push(`${info.getParentType()?.name}.${name.value}`);
      },
    }),
  );
  return fields;
}
