import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import {
  disablePerson,
  noteSeen,
  onActorChanged,
  resumeSession,
  signOut,
  stillValid,
  switchPost,
  type ActorChange,
  type SignedIn,
} from "../../server/modules/access/index.js";
import { SmallCounty } from "../support/small-county.js";

describe("a session", () => {
  let county: SmallCounty;
  let [center, police, department]: Id<"agc">[] = [];

  beforeAll(async () => {
    county = await SmallCounty.open();
    department = await county.agency("COUNTY_DEPARTMENT", "371323", { lineCode: "PUBLIC_SECURITY" });
    police = await county.agency("POLICE_STATION", "371323001", {
      lineCode: "PUBLIC_SECURITY",
      lineDepartmentId: department,
    });
    center = await county.agency("GRID_CENTER", "371323001");
  });
  afterAll(() => county.close());

  const begin = async (): Promise<SignedIn> => {
    const { personId } = await county.person("DISPATCHER", {
      ...(center && { agencyId: center }),
      divisionCode: "371323001",
    });
    const result = await county.signIn(await county.credential(personId));
    if (!result.ok) throw new Error("not signed in");
    return result.value;
  };
  const resume = (token: string) => resumeSession(county.environment, token);
  const standing = async ({ actor: { sessionId } }: SignedIn) =>
    (await county.database.read({ system: "live" }, (em) => stillValid(em, [sessionId], county.clock.now()))).get(
      sessionId,
    );

  test("is resumed by its token as the same actor", async () => {
    const { token, actor } = await begin();
    expect(await resume(token)).toEqual(actor);
  });

  test.each(["", "x", "A".repeat(43), "A".repeat(5_000), "'; drop table session; --"])(
    "is not resumed by %j",
    async (token) => {
      expect(await resume(token)).toBeNull();
    },
  );

  test("ends after thirty minutes without use, and lives on with it", async () => {
    const { token } = await begin();
    for (let use = 0; use < 3; use += 1) {
      county.clock.advance(29);
      expect(await resume(token)).not.toBeNull();
    }
    county.clock.advance(30);
    expect(await resume(token)).toBeNull();
    // Coming back later does not bring it back.
    expect(await resume(token)).toBeNull();
  });

  test("notes its use at most once a minute", async () => {
    const { token, actor } = await begin();
    const seen = () => county.query("select last_seen_at from session where id = ?", [actor.sessionId]);
    const first = await seen();
    county.clock.advance(0.5);
    await resume(token);
    expect(await seen()).toEqual(first);
    county.clock.advance(1);
    await resume(token);
    expect(await seen()).not.toEqual(first);
  });

  test("is kept in use by a live socket, but never brought back by one", async () => {
    const { token, actor } = await begin();
    county.clock.advance(29);
    await noteSeen(county.environment, [actor.sessionId]);
    county.clock.advance(29);
    expect(await resume(token)).not.toBeNull();
    county.clock.advance(31);
    await noteSeen(county.environment, [actor.sessionId]);
    expect(await resume(token)).toBeNull();
  });

  test("ends after twelve hours whatever its use", async () => {
    const { token } = await begin();
    for (let quarter = 1; quarter < 48; quarter += 1) {
      county.clock.advance(15);
      if ((await resume(token)) === null) throw new Error(`ended after ${quarter} quarters of an hour`);
    }
    county.clock.advance(15);
    expect(await resume(token)).toBeNull();
  });

  test("ends with signing out, once, and this node's listeners hear of it", async () => {
    const signedIn = await begin();
    const heard: ActorChange[] = [];
    const stop = onActorChanged(county.database, (change) => heard.push(change));
    expect(await standing(signedIn)).toEqual({ postId: signedIn.actor.postId, authorisationVersion: 1 });
    expect(await signOut(county.environment, signedIn.actor)).toBe(true);
    expect(await signOut(county.environment, signedIn.actor)).toBe(false);
    stop();
    expect(heard).toEqual([{ personId: signedIn.actor.personId, sessionId: signedIn.actor.sessionId }]);
    expect(await resume(signedIn.token)).toBeNull();
    expect(await standing(signedIn)).toBeUndefined();
    expect(await county.journal(signedIn.actor.personId)).toEqual(["session.signed-in", "session.signed-out"]);
  });

  test("ends when its person is disabled by an administrator, and by nobody else", async () => {
    const signedIn = await begin();
    const { personId } = signedIn.actor;
    const other = await begin();
    expect(await county.run(other.actor, disablePerson, { personId, reason: "离职" })).toMatchObject({
      ok: false,
      refusal: { code: "FORBIDDEN" },
    });
    expect(await resume(signedIn.token)).not.toBeNull();
    const admin = await county.person("ADMINISTRATOR");
    expect(await county.run(admin.actor, disablePerson, { personId, reason: "离职" })).toMatchObject({ ok: true });
    expect(await resume(signedIn.token)).toBeNull();
    expect(await standing(signedIn)).toBeUndefined();
    expect(await county.query("select authorisation_version as v from person where id = ?", [personId])).toEqual([
      { v: 2 },
    ]);
    expect(await county.journal(personId)).toEqual(["session.signed-in", "person.disabled"]);
  });

  test("an administrator cannot disable themself, nor somebody unknown", async () => {
    const admin = await county.person("ADMINISTRATOR");
    const disable = (personId: Id<"per">) => county.run(admin.actor, disablePerson, { personId, reason: "离职" });
    expect(await disable(admin.personId)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await disable("per_00000000-0000-7000-8000-000000000000")).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  test("switching posts changes what is seen at once, and for live sockets", async () => {
    const signedIn = await begin();
    const leader = await county.appoint(signedIn.actor.personId, "AGENCY_LEADER", {
      ...(department && { agencyId: department }),
    });
    const switched = await switchPost(county.environment, signedIn.actor, leader.postId);
    expect(switched).toMatchObject({
      ok: true,
      value: { post: "AGENCY_LEADER", scope: { areas: [], agencies: [department, police] } },
    });
    expect(await resume(signedIn.token)).toMatchObject({ postId: leader.postId, scope: { areas: [] } });
    expect(await standing(signedIn)).toMatchObject({ postId: leader.postId });
    await switchPost(county.environment, signedIn.actor, leader.postId);
    expect(await county.journal(signedIn.actor.personId)).toEqual(["session.signed-in", "session.post-switched"]);
  });

  test("another person's post looks as if there were none", async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const refused = await switchPost(county.environment, mine.actor, theirs.actor.postId);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect(await resume(mine.token)).toEqual(mine.actor);
  });

  test("a post that has ended is nobody's any more", async () => {
    const { token, actor } = await begin();
    await county.database.writeAsSystem("test", (em) =>
      em.execute("update post_holding set ended_at = now() where id = ?", [actor.postId]),
    );
    expect(await resume(token)).toBeNull();
  });
});
