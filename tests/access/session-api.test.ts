import { graphql, type GraphQLSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";
import { RequestContext } from "../../schema/common/context.js";
import type { Actor } from "../../server/kernel/actor.js";
import { newId, type Id } from "../../server/kernel/ids.js";
import { resumeSession } from "../../server/modules/access/index.js";
import { rightPassword, SmallCounty, wrongPassword, type Somebody } from "../support/small-county.js";

const VIEWER = `viewer { person { id name phone } activePost { id post agency { id kind } } posts { id post } areas agencies { id } }`;

describe("the API of sessions", () => {
  let county: SmallCounty;
  let schema: GraphQLSchema;
  let center: Id<"agc">;
  let water: Id<"agc">;
  let clerk: Somebody;
  let name: string;

  beforeAll(async () => {
    schema = buildSchema();
    county = await SmallCounty.open();
    center = await county.agency("GRID_CENTER", "371323001");
    water = await county.agency("WATER_CENTER", "371323001");
    clerk = await county.person("INTAKE_CLERK", { agencyId: center, divisionCode: "371323001" });
    name = await county.credential(clerk.personId);
  });
  afterAll(() => county.close());

  const cookies: (string | null)[] = [];
  const ask = async (actor: Actor | null, source: string, variableValues: Record<string, unknown> = {}) => {
    const { environment } = county;
    const line = {
      address: "",
      keepSession: (token: string) => void cookies.push(token),
      dropSession: () => void cookies.push(null),
    };
    const contextValue = new RequestContext({ ...environment, commands: environment }, actor, "test", line);
    try {
      return await graphql({ schema, source, variableValues, contextValue });
    } finally {
      await contextValue.end();
    }
  };
  const signIn = (password: string) =>
    ask(
      null,
      `mutation ($input: SignInInput!) { signIn(input: $input) { token ${VIEWER} refusal { code message } } }`,
      { input: { name, password } },
    );

  test("signing in answers the token, sets the cookie and shows the viewer under their own scope", async () => {
    const { data, errors } = await signIn(rightPassword);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      signIn: {
        refusal: null,
        viewer: {
          person: { id: clerk.personId, phone: "19900000001" },
          activePost: { id: clerk.postId, post: "INTAKE_CLERK", agency: { id: center } },
          areas: ["371323001"],
          agencies: [{ id: center }],
        },
      },
    });
    const token = cookies.at(-1) ?? "";
    expect(JSON.stringify(data)).toContain(token);
    expect(await resumeSession(county.environment, token)).toMatchObject({ personId: clerk.personId });
  });

  test("a wrong password is a refusal and sets no cookie", async () => {
    const before = cookies.length;
    const { data, errors } = await signIn(wrongPassword);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ signIn: { token: null, viewer: null, refusal: { code: "FORBIDDEN" } } });
    expect(cookies).toHaveLength(before);
  });

  test("switching posts answers in the new post, signing out takes the cookie back", async () => {
    await signIn(rightPassword);
    const token = cookies.at(-1) ?? "";
    const leader = await county.appoint(clerk.personId, "AGENCY_LEADER", { agencyId: water });
    const input = { idempotencyKey: newId("rep"), postId: leader.postId };
    const switched = await ask(
      await resumeSession(county.environment, token),
      `mutation ($input: SwitchPostInput!) { switchPost(input: $input) { ${VIEWER} refusal { code } } }`,
      { input },
    );
    expect(switched.errors).toBeUndefined();
    expect(switched.data).toMatchObject({
      switchPost: {
        refusal: null,
        viewer: { activePost: { post: "AGENCY_LEADER" }, areas: [], agencies: [{ id: water }] },
      },
    });
    const actor = await resumeSession(county.environment, token);
    expect((await ask(actor, `{ ${VIEWER} }`)).data).toMatchObject({ viewer: { activePost: { id: leader.postId } } });
    expect((await ask(actor, "mutation { signOut }")).data).toEqual({ signOut: true });
    expect(cookies.at(-1)).toBeNull();
    expect(await resumeSession(county.environment, token)).toBeNull();
  });

  test("agencies and squads are shown with telephones masked for whom they do not concern", async () => {
    const squadId = await county.squad(water);
    await county.person("SQUAD_MEMBER", { agencyId: water, squadId, divisionCode: "371323001" });
    const question = `{ squads(agencyId: "${water}") { id onDuty availability availabilityReason agency { id kind squads { id } } members { phone posts { post } } position { isStale } liveAssignments { id } } }`;
    const shown = (phone: string) => ({
      squads: [
        {
          id: squadId,
          onDuty: false,
          availability: "UNAVAILABLE",
          agency: { id: water, squads: [{ id: squadId }] },
          members: [{ phone, posts: [{ post: "SQUAD_MEMBER" }] }],
          position: null,
          liveAssignments: [],
        },
      ],
    });
    const dispatcher = await county.person("DISPATCHER", { agencyId: center });
    expect((await ask(dispatcher.actor, question)).data).toMatchObject(shown("19900000001"));
    expect((await ask(clerk.actor, question)).data).toMatchObject(shown("199****0001"));
  });

  test("disabling a person is the administrator's, and ends what they had open", async () => {
    const other = await county.person("CHECKER", { agencyId: center });
    const input = { idempotencyKey: newId("rep"), personId: other.personId, reason: "离职" };
    const disable = (who: Somebody) =>
      ask(
        who.actor,
        `mutation ($input: DisablePersonInput!) { disablePerson(input: $input) { person { id } refusal { code } } }`,
        { input },
      );
    expect((await disable(clerk)).data).toMatchObject({
      disablePerson: { person: null, refusal: { code: "FORBIDDEN" } },
    });
    const admin = await county.person("ADMINISTRATOR");
    expect((await disable(admin)).data).toMatchObject({
      disablePerson: { person: { id: other.personId }, refusal: null },
    });
  });

  test.each(["agc", "sqd", "per"])("a node of prefix %s is found by its id", async (prefix) => {
    const squadId = await county.squad(water);
    const id = prefix === "agc" ? water : prefix === "sqd" ? squadId : clerk.personId;
    expect((await ask(clerk.actor, `{ node(id: "${id}") { __typename id } }`)).data).toMatchObject({ node: { id } });
  });
});
