import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createUser, makeDemoIdentities } from "../../server/modules/access/index.js";
import { DivisionEntity } from "../../server/modules/geography/index.js";
import { newId } from "../../server/kernel/ids.js";
import { SmallCounty } from "../support/small-county.js";

describe("demo identities", () => {
  let county: SmallCounty;
  let home: string;

  beforeAll(async () => {
    county = await SmallCounty.open();
    const unknown = { seatLongitude: null, seatLatitude: null, boundary: null, pinyinInitials: null };
    const place = {
      level: "TOWNSHIP",
      kind: "TOWN",
      parentCode: "371323",
      isBoundarySynthetic: true,
      ...unknown,
    } as const;
    await county.database.writeAsSystem("test", async (em) => {
      for (const [code, pinyin] of [
        ["371323001", "yicheng"],
        ["371323002", "longjiaquan"],
        ["371323101", "mazhan"],
      ] as const) {
        await em.insert(DivisionEntity, { ...place, code, id: newId("div"), name: pinyin, pinyin });
      }
    });
    const center = await county.agency("COMMAND_CENTER", "371323");
    const { personId } = await county.person("COMMANDER", { agencyId: center, divisionCode: "371323" });
    await county.appoint(personId, "AGENCY_LEADER", { agencyId: center, divisionCode: "371323" });
    for (const code of ["371323001", "371323002", "371323101"]) {
      const police = await county.agency("POLICE_STATION", code);
      for (const post of ["AGENCY_LEADER", "SQUAD_MEMBER", "SQUAD_MEMBER"] as const)
        await county.person(post, { agencyId: police, divisionCode: code });
    }
    const both = await county.person("SHIFT_LEADER", { agencyId: center, divisionCode: "371323" });
    await county.appoint(both.personId, "DISPATCHER", { agencyId: center, divisionCode: "371323" });
    await county.person("DISPATCHER", { agencyId: center, divisionCode: "371323" });
    const fire = await county.agency("FIRE_RESCUE", "371323", { lineCode: "FIRE" });
    await county.person("AGENCY_LEADER", { agencyId: fire, divisionCode: "371323" });
  });
  afterAll(() => county.close());
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), "muster-identities-"));
    return () => rm(home, { recursive: true });
  });

  const make = () => makeDemoIdentities(county.environment, { home, countyCode: "371323" });

  test("name every role of the county and two townships once, and let each sign in", async () => {
    const { identities, isFresh } = await make();
    expect(isFresh).toBe(true);
    expect(identities.map(({ name }) => name).sort()).toEqual([
      "county-commander",
      "county-dispatcher",
      "county-fire-leader",
      "county-shift-leader",
      "longjiaquan-police-leader",
      "longjiaquan-police-squad",
      "yicheng-police-leader",
      "yicheng-police-squad",
    ]);
    expect(identities.find(({ name }) => name === "county-commander")).toMatchObject({
      posts: ["COMMANDER", "AGENCY_LEADER"],
      division: "371323",
    });
    for (const { name, password } of identities)
      expect(await county.signIn(name, password)).toMatchObject({ ok: true });
  });

  test("name as many townships as are asked for, the others unchanged", async () => {
    const { identities: few } = await make();
    const all = await makeDemoIdentities(county.environment, { home, countyCode: "371323", townships: 3 });
    expect(all.isFresh).toBe(true);
    expect(all.identities.map(({ name }) => name)).toContain("mazhan-police-leader");
    expect(all.identities.length).toBe(few.length + 2);
    for (const one of few) expect(all.identities).toContainEqual(one);
  });

  test("are kept in a file for its owner alone, and kept by a second start", async () => {
    const first = await make();
    const path = join(home, "identities.json");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual(first.identities);
    expect(await make()).toEqual({ identities: first.identities, isFresh: false });
  });

  test("get new passwords where the file is lost or broken, and the old ones end", async () => {
    const { identities } = await make();
    await writeFile(join(home, "identities.json"), "[{");
    const again = await make();
    const [old, fresh] = [identities[0], again.identities[0]];
    expect(again.isFresh).toBe(true);
    expect((await county.signIn(old?.name ?? "", old?.password)).ok).toBe(false);
    expect((await county.signIn(fresh?.name ?? "", fresh?.password)).ok).toBe(true);
  });

  test("come back with the same passwords where the database is new and the file is old", async () => {
    const { identities } = await make();
    await county.database.writeAsSystem("test", (em) =>
      em.execute("update credential set is_demo = false, name = name || '-gone'"),
    );
    expect((await make()).identities).toEqual(identities);
    const [one] = identities;
    expect((await county.signIn(one?.name ?? "", one?.password)).ok).toBe(true);
  });
});

describe("a user made by hand", () => {
  let county: SmallCounty;
  beforeAll(async () => {
    county = await SmallCounty.open();
  });
  afterAll(() => county.close());

  const user = {
    name: "first-admin",
    password: "Yishui-3713-23!",
    personName: "李四",
    post: "ADMINISTRATOR",
    agencyCode: null,
    divisionCode: "371323",
    phone: null,
  } as const;

  test("can sign in, and the name is taken from then on", async () => {
    expect(await createUser(county.environment, user)).toMatchObject({ ok: true });
    expect((await county.signIn("first-admin", user.password)).ok).toBe(true);
    expect(await createUser(county.environment, user)).toMatchObject({ ok: false, refusal: { code: "ALREADY_TAKEN" } });
  });

  test("with a weak password or an unknown agency is refused, and nothing is written", async () => {
    const count = () =>
      county.query(
        "select (select count(*) from person) p, (select count(*) from credential) c, (select position from journal_head) j",
      );
    const before = await count();
    expect(await createUser(county.environment, { ...user, name: "second", password: "short" })).toMatchObject({
      ok: false,
      refusal: { code: "INVALID_INPUT" },
    });
    expect(await createUser(county.environment, { ...user, name: "second", agencyCode: "none" })).toMatchObject({
      ok: false,
      refusal: { code: "NOT_FOUND" },
    });
    expect(await count()).toEqual(before);
  });
});
