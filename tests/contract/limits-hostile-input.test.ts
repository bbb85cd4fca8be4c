import { randomUUID } from "node:crypto";
import { isLeafType, getNamedType, type GraphQLArgument } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { buildSchema } from "../../schema/build-schema.js";
import { COMMAND_CASES, idsOf } from "./access-commands.js";
import { seatOf } from "./access-seats.js";
import { Snapshot } from "./access-snapshot.js";
import { mutation, openAccessWorld, type AccessWorld } from "./access-world.js";
import { HOSTILE, placesOf, sampleOf, withValue, type Place } from "./hostile-values.js";

const schema = buildSchema();
const mutationFields = schema.getMutationType()?.getFields() ?? {};
const queryFields = Object.values(schema.getQueryType()?.getFields() ?? {});

const refused = z.object({ refusal: z.object({ code: z.string(), path: z.array(z.string()).nullable() }).nullable() });
type Said = {
  readonly status: number;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[] | undefined;
};

/** Somebody whose post and place let the command through, so that the value goes all the way. */
const GIVEN_BY: Readonly<Record<string, string>> = {
  handDown: "SHIFT_LEADER of the county",
  takeOver: "SHIFT_LEADER of the county",
  ruleOnReturnDispute: "SHIFT_LEADER of the county",
  recordCheck: "CHECKER of the county",
  requestReturn: "AGENCY_LEADER of township A's water center",
  reportPositions: "SQUAD_MEMBER of township A's water center",
  disablePerson: "ADMINISTRATOR of the county",
};

describe("hostile values", () => {
  let world: AccessWorld;
  let snapshot: Snapshot;
  beforeAll(async () => {
    world = await openAccessWorld();
    snapshot = await Snapshot.take(world.api.superuserUrl);
  });
  afterAll(async () => {
    await snapshot.close();
    await world.close();
  });

  test.each(Object.entries(COMMAND_CASES))("in %s are taken as what they are or refused by name", async (name, it) => {
    const inputType = mutationFields[name]?.args[0]?.type;
    if (inputType === undefined) throw new Error(`${name} takes no input`);
    const ids = await idsOf(world, it);
    const steps = it.stage?.(ids) ?? [];
    const seat = seatOf(GIVEN_BY[name] ?? "SHIFT_LEADER of township A");
    const faults: string[] = [];
    await snapshot.restore(steps);
    for (const place of placesOf(inputType)) {
      for (const value of HOSTILE) {
        const input = withValue({ idempotencyKey: randomUUID(), ...it.input(ids) }, inputType, place, value);
        const answer = await world.as(seat, mutation(name, it.thing), { input });
        const refusal = answer.errors === undefined ? refused.parse(answer.data?.[name]).refusal : null;
        if (answer.errors === undefined && refusal === null) await snapshot.restore(steps);
        const fault = faultOf(answer, place) ?? faultOfRefusal(refusal, place);
        if (fault !== null) faults.push(`${place.join(".")} = ${JSON.stringify(value)?.slice(0, 40)}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test.each(
    queryFields.flatMap((field) =>
      field.args.map((argument) => [`${field.name}(${argument.name})`, field, argument] as const),
    ),
  )("in %s are taken as what they are or refused by name", async (_name, field, argument) => {
    const others = field.args.filter((one) => one !== argument && String(one.type).endsWith("!"));
    const all = [argument, ...others];
    const declared = all.map((one) => `$${one.name}: ${String(one.type)}`).join(", ");
    const passed = all.map((one) => `${one.name}: $${one.name}`).join(", ");
    const selection = isLeafType(getNamedType(field.type)) ? "" : "{ __typename }";
    const query = `query (${declared}) { ${field.name}(${passed}) ${selection} }`;
    const rest = Object.fromEntries(others.map((one: GraphQLArgument) => [one.name, sampleOf(one.type)]));
    const faults: string[] = [];
    for (const place of placesOf(argument.type)) {
      for (const value of HOSTILE) {
        const given = withValue(undefined, argument.type, place, value);
        const answer = await world.as(seatOf("SHIFT_LEADER of township A"), query, { ...rest, [argument.name]: given });
        const fault = faultOf(answer, [argument.name, ...place]);
        if (fault !== null) faults.push(`${place.join(".")} = ${JSON.stringify(value)?.slice(0, 40)}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test("a body that would poison a prototype is refused whole, and nobody's prototype has changed", async () => {
    for (const poison of ['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}']) {
      const { token } = world.signedIn(seatOf("AUDITOR of the county"));
      const answer = await fetch(`${world.api.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: `{"query":"query ($where: IncidentFilter) { incidents(where: $where) { totalCount } }","variables":{"where":${poison}}}`,
      });
      expect(answer.status).toBe(400);
    }
    expect("polluted" in {}).toBe(false);
  });

  test("a megabyte is turned away unread, and nothing broke on the way", async () => {
    const { status, errors } = await world.as(seatOf("AUDITOR of the county"), "{ __typename }", {
      text: "x".repeat(2 ** 20),
    });
    expect([status, errors?.[0]?.extensions["code"]]).toEqual([413, "LIMIT_EXCEEDED"]);
    expect(world.api.logged.filter((line) => line.includes("unexpected error"))).toEqual([]);
  });
});

/** What is wrong with an answer: a server that broke, or a complaint that does not name its field; null where nothing is. */
function faultOf({ status, errors = [] }: Said, place: Place): string | null {
  if (status >= 500) return `answered ${status}`;
  for (const { message, extensions } of errors) {
    if (extensions["code"] !== "BAD_USER_INPUT") return `${String(extensions["code"])}: ${message}`;
    const told = `${message} ${JSON.stringify(extensions["path"] ?? [])}`;
    if (!place.some((name) => told.includes(name))) return `does not name the field: ${told.slice(0, 200)}`;
  }
  return null;
}

function faultOfRefusal(refusal: z.output<typeof refused>["refusal"], place: Place): string | null {
  if (refusal?.code !== "INVALID_INPUT") return null;
  const path = refusal.path ?? [];
  return place.some((name) => path.includes(name)) ? null : `refused at ${path.join(".")}`;
}
