import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import { disablePerson } from "../../server/modules/access/index.js";
import { rightPassword, SmallCounty, wrongPassword } from "../support/small-county.js";

describe("signing in", () => {
  let county: SmallCounty;
  let agencyId: Id<"agc">;

  beforeAll(async () => {
    county = await SmallCounty.open();
    agencyId = await county.agency("COMMAND_CENTER", "371323");
  });
  afterAll(() => county.close());

  const clerk = async () => {
    const { personId } = await county.person("INTAKE_CLERK", { agencyId, divisionCode: "371323" });
    return { personId, name: await county.credential(personId) };
  };
  const fail = async (name: string, times: number) => {
    for (let time = 0; time < times; time += 1) expect((await county.signIn(name, wrongPassword)).ok).toBe(false);
  };
  const credentialOf = async (personId: string) =>
    (
      await county.query<{ failures: number; locked: boolean }>(
        "select failures, locked_until is not null as locked from credential where person_id = ?",
        [personId],
      )
    )[0];

  test("the right password gives a token, the actor and an entry in the journal", async () => {
    const { personId, name } = await clerk();
    const result = await county.signIn(name);
    expect(result).toMatchObject({
      ok: true,
      value: { actor: { personId, post: "INTAKE_CLERK", scope: { areas: ["371323"], agencies: [agencyId] } } },
    });
    expect(await county.journal(personId)).toEqual(["session.signed-in"]);
  });

  test("a name is the same in other case and width", async () => {
    const { name } = await clerk();
    expect((await county.signIn(` ${name.toUpperCase()} `)).ok).toBe(true);
    expect((await county.signIn(name.replace("user", "ｕｓｅｒ"))).ok).toBe(true);
  });

  test("wrong name, wrong password, locked name and disabled person get one and the same answer", async () => {
    const [one, locked, disabled] = [await clerk(), await clerk(), await clerk()];
    await fail(locked.name, 5);
    const admin = await county.person("ADMINISTRATOR", { agencyId });
    await county.run(admin.actor, disablePerson, { personId: disabled.personId, reason: "离职" });
    const answers = await Promise.all([
      county.signIn("nobody-at-all"),
      county.signIn(one.name, wrongPassword),
      county.signIn(locked.name, wrongPassword),
      county.signIn(locked.name, rightPassword),
      county.signIn(disabled.name, rightPassword),
    ]);
    expect(answers[0]).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test("four failures do not lock, and signing in forgets them", async () => {
    const { personId, name } = await clerk();
    await fail(name, 4);
    expect((await county.signIn(name)).ok).toBe(true);
    expect(await credentialOf(personId)).toEqual({ failures: 0, locked: false });
  });

  test("five failures lock the name for fifteen minutes, and not longer for going on", async () => {
    const { personId, name } = await clerk();
    await fail(name, 5);
    county.clock.advance(14);
    await fail(name, 3);
    expect((await county.signIn(name)).ok).toBe(false);
    county.clock.advance(1);
    expect((await county.signIn(name)).ok).toBe(true);
    const failed = ["session.failed", "session.failed", "session.failed", "session.failed", "session.locked"];
    expect(await county.journal(personId)).toEqual([...failed, "session.signed-in"]);
  });

  test("twelve failures at the same instant count five and lock, and the right password behind them is refused", async () => {
    const { personId, name } = await clerk();
    const guesses = [...Array.from({ length: 12 }, () => wrongPassword), rightPassword];
    const answers = await Promise.all(guesses.map((guess) => county.signIn(name, guess)));
    expect(answers.filter(({ ok }) => ok)).toEqual([]);
    expect(await credentialOf(personId)).toEqual({ failures: 0, locked: true });
    expect(await county.journal(personId)).toHaveLength(5);
  });

  test("a failure of an unknown name leaves no entry", async () => {
    const before = await county.query("select position from journal_head");
    await county.signIn("nobody-at-all");
    expect(await county.query("select position from journal_head")).toEqual(before);
  });

  test("neither token nor password is stored anywhere", async () => {
    const { name } = await clerk();
    const result = await county.signIn(name);
    const token = result.ok ? result.value.token : "";
    const [dump] = await county.query<{ text: string }>(
      "select concat((select json_agg(c) from credential c), (select json_agg(s) from session s), (select json_agg(j) from journal j), (select json_agg(i) from idempotency i)) as text",
    );
    expect(token).toHaveLength(43);
    expect(dump?.text).toContain("argon2id");
    expect(dump?.text).not.toContain(token);
    expect(dump?.text).not.toContain(rightPassword);
    expect(dump?.text).not.toContain(wrongPassword);
  });

  test("security entries are in nobody's feed, not even the auditor's", async () => {
    const { personId, name } = await clerk();
    await county.signIn(name);
    const { actor } = await county.person("AUDITOR", { divisionCode: "371323" });
    const seen = await county.database.read(actor, (em) =>
      em.execute("select 1 from journal where stream = ?", [personId]),
    );
    expect(seen).toEqual([]);
  });
});
