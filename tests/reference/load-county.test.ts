import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntityName, FilterQuery } from "@mikro-orm/postgresql";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../server/kernel/clock.js";
import { countyList, MatterEntity, ResponsibilityRuleEntity } from "../../server/modules/matters/index.js";
import { gridIndex } from "../../server/modules/geography/index.js";
import { PersonEntity, PostHoldingEntity, SquadEntity } from "../../server/modules/organisations/index.js";
import type { Database } from "../../server/platform/database/index.js";
import { loadCounty } from "../../server/reference/load-county.js";
import { isChange, type LoadReport, type ReferenceKind } from "../../server/reference/load-report.js";
import { ReferenceDataError } from "../../server/reference/reference-fault.js";
import { eventually } from "../support/eventually.js";
import { openTestDatabase, type OpenTestDatabase } from "../support/open-test-database.js";
import { demoCountyFolder } from "../support/template-database.js";
import { withConnection } from "../support/with-connection.js";

const options = { clock: systemClock };

describe("the first load", () => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(() => opened.drop());

  it("adds every row of the files and says how many", async () => {
    const report = await loadCounty(opened.database, demoCountyFolder, options);
    const added = Object.entries(report.rows).map(([kind, rows]) => [kind, rows.added.length]);
    expect(Object.fromEntries(added)).toMatchObject({
      divisions: 1082,
      grids: 1358,
      agencies: 1256,
      squads: 248,
      matters: 115,
    });
    expect(
      kindsThat(report, ({ changed, retired, kept }) => changed.length + retired.length + kept.length > 0),
    ).toEqual([]);
    for (const [kind, file] of Object.entries(fileOf)) {
      const lines = readFileSync(join(demoCountyFolder, file), "utf8").trimEnd().split("\n").length;
      expect([kind, report.rows[kind as ReferenceKind].added.length]).toEqual([kind, lines]);
    }
  });

  it("gives the routing its list and the map its grids", async () => {
    const list = await opened.database.reference(countyList);
    expect(list.matters.size).toBe(115);
    expect(list.centerOf("371323102").divisionCode).toBe("371323102");
    expect((await opened.database.reference(gridIndex)).cells).toHaveLength(1358);
  });
});

describe("a database with the demo county", () => {
  let opened: OpenTestDatabase;
  let database: Database;
  let folder: string;

  beforeEach(async () => {
    opened = await openTestDatabase({ withDemoCounty: true });
    database = opened.database;
    folder = mkdtempSync(join(tmpdir(), "muster-county-"));
    cpSync(demoCountyFolder, folder, { recursive: true, filter: (path) => !path.includes("generate") });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await opened.drop();
  });

  it("is not changed by loading the same files again: no row, no journal entry, no version", async () => {
    const before = await fingerprint(opened);
    const report = await loadCounty(database, folder, options);
    expect(kindsThat(report, isChange)).toEqual([]);
    expect(report.rows.posts.unchanged).toBe(4316);
    expect(await fingerprint(opened)).toEqual(before);
  });

  it("takes an edited matter, rule and person over, under the ids they had", async () => {
    const before = await database.reference(countyList);
    edit(folder, "matters.ndjson", ({ code }) => code === "0102", { priority: 1, keywords: ["垃圾"] });
    edit(folder, "rules.ndjson", ({ matterCode }) => matterCode === "0101", { basis: "改过的依据" });
    edit(folder, "people.ndjson", ({ code }) => code === "P00002", { name: "姜建国" });
    const report = await loadCounty(database, folder, options);
    expect(kindsThat(report, isChange).toSorted()).toEqual(["matters", "people", "rules"]);
    expect(report.rows.matters.changed).toEqual(["0102"]);
    expect(report.rows.people.changed).toEqual(["P00002"]);
    expect(report.rows.rules.changed).toHaveLength(1);
    const after = await database.reference(countyList);
    expect(after.matters.get("0102")).toEqual({ ...before.matters.get("0102"), priority: 1, keywords: ["垃圾"] });
    expect(after.rulesByMatter.get("0101")?.[0]?.basis).toBe("改过的依据");
    expect(after.rulesByMatter.get("0101")?.[0]?.id).toBe(before.rulesByMatter.get("0101")?.[0]?.id);
    expect(await find(database, PersonEntity, { code: "P00002" })).toMatchObject([
      { name: "姜建国", authorisationVersion: 2 },
    ]);
  });

  it("tells its processes of an edit within about a second, though nobody told them to forget", async () => {
    await database.reference(countyList);
    await withConnection(opened.clone.ownerUrl, (client) =>
      client.query(`update ${opened.clone.schema}.matter set name = '另一个名字' where code = '0102'`),
    );
    const name = async () => (await database.reference(countyList)).matters.get("0102")?.name;
    expect(await name()).not.toBe("另一个名字");
    await eventually("the edited name is known", async () => (await name()) === "另一个名字", 3_000);
  });

  it("retires a matter that is gone with its rules, and takes it back", async () => {
    const [matter] = await find(database, MatterEntity, { code: "0105" });
    const removed = [
      remove(folder, "matters.ndjson", ({ code }) => code === "0105"),
      remove(folder, "rules.ndjson", ({ matterCode }) => matterCode === "0105"),
    ];
    const report = await loadCounty(database, folder, options);
    expect(report.rows.matters).toMatchObject({ added: [], changed: [], retired: ["0105"], unchanged: 114 });
    expect(report.rows.rules.retired.length).toBeGreaterThan(0);
    const list = await database.reference(countyList);
    expect(list.matters.has("0105")).toBe(false);
    const rules = await find(database, ResponsibilityRuleEntity, { matterCode: "0105" });
    expect(rules.every(({ validTo }) => validTo !== null)).toBe(true);
    expect(kindsThat(await loadCounty(database, folder, options), isChange)).toEqual([]);

    for (const restore of removed) restore();
    const back = await loadCounty(database, folder, options);
    expect(back.rows.matters.changed).toEqual(["0105"]);
    expect(await find(database, MatterEntity, { code: "0105" })).toEqual([matter]);
  });

  it("ends the posts of a person who is gone, keeps the person's name, and leaves people made here alone", async () => {
    await makePerson(database);
    const version = async (code: string) =>
      (await find(database, PersonEntity, { code }))[0]?.authorisationVersion ?? 0;
    const [colleague, leaving] = [await version("P00002"), await version("P00001")];
    remove(folder, "people.ndjson", ({ code }) => code === "P00001");
    remove(folder, "posts.ndjson", ({ personCode }) => personCode === "P00001");
    const report = await loadCounty(database, folder, options);
    expect(report.rows.people).toMatchObject({ changed: [], retired: [], kept: ["P00001"] });
    expect(report.rows.posts).toMatchObject({ added: [], unchanged: 4314 });
    expect(report.rows.posts.retired.toSorted()).toEqual([
      "P00001 AGENCY_LEADER 371323-CC 371323 - -",
      "P00001 COMMANDER 371323-CC 371323 - -",
    ]);
    const [person] = await find(database, PersonEntity, { code: "P00001" });
    const posts = await find(database, PostHoldingEntity, { personId: person?.id ?? null });
    expect(posts.map(({ endedAt }) => endedAt !== null)).toEqual([true, true]);
    expect([await version("P00002"), await version("P00001")]).toEqual([colleague, leaving + 1]);
    expect(await find(database, PostHoldingEntity, { personId: "per_made-here" })).toMatchObject([{ endedAt: null }]);
  });

  it("leaves a disabled person disabled, whatever else changes", async () => {
    const disabledAt = new Date("2026-01-02T03:04:05Z");
    await database.writeAsSystem("test", (em) => em.nativeUpdate(PersonEntity, { code: "P00002" }, { disabledAt }));
    edit(folder, "people.ndjson", ({ code }) => code === "P00002", { phone: "19900009999" });
    await loadCounty(database, folder, options);
    expect(await find(database, PersonEntity, { code: "P00002" })).toMatchObject([
      { disabledAt, phone: "19900009999" },
    ]);
  });

  it("renews the rights of all who hold posts when an agency changes, and keeps a line that is gone", async () => {
    const holders = () => find(database, PersonEntity, { authorisationVersion: 3 });
    edit(folder, "agencies.ndjson", ({ code }) => code === "371323102-WC", { name: "水利中心" });
    const report = await loadCounty(database, folder, options);
    expect(report.rows.agencies.changed).toEqual(["371323102-WC"]);
    expect((await holders()).length).toBeGreaterThan(1_000);
    await withConnection(opened.clone.ownerUrl, (client) =>
      client.query(`insert into ${opened.clone.schema}.line values ('GONE', '已撤销条线')`),
    );
    const again = await loadCounty(database, folder, options);
    expect(again.rows.lines).toMatchObject({ added: [], changed: [], retired: [], kept: ["GONE"] });
    expect(kindsThat(again, isChange)).toEqual([]);
  });

  it("never touches the duty, crew and position of a squad", async () => {
    const duty = { isOnDuty: true, crewIds: ["per_1" as const], longitude: 118.6, latitude: 35.8 };
    await database.writeAsSystem("test", (em) => em.nativeUpdate(SquadEntity, { callSign: "CC-1" }, duty));
    edit(folder, "squads.ndjson", ({ callSign }) => callSign === "CC-1", { name: "联动一组" });
    const report = await loadCounty(database, folder, options);
    expect(report.rows.squads.changed).toEqual(["CC-1"]);
    expect(await find(database, SquadEntity, { callSign: "CC-1" })).toMatchObject([{ ...duty, name: "联动一组" }]);
  });

  it("is left untouched by files with a bad line, which is named", async () => {
    const before = await fingerprint(opened);
    edit(folder, "matters.ndjson", ({ code }) => code === "0102", { priority: 1 });
    edit(folder, "rules.ndjson", ({ matterCode }) => matterCode === "0103", { matterCode: "0199" });
    await expect(loadCounty(database, folder, options)).rejects.toThrow(ReferenceDataError);
    await expect(loadCounty(database, folder, options)).rejects.toThrow(
      "matters.ndjson:3: code: 0103 has no county rule",
    );
    expect(await fingerprint(opened)).toEqual(before);
  });

  it("is left untouched by a load that fails half-way", async () => {
    const before = await fingerprint(opened);
    edit(folder, "divisions.ndjson", ({ code }) => code === "371323", { name: "沂水" });
    await withConnection(opened.clone.ownerUrl, (client) =>
      client.query(
        `alter table ${opened.clone.schema}.calendar_day add constraint planted check (not is_working or date <> '2025-01-02') not valid`,
      ),
    );
    edit(folder, "calendar.ndjson", ({ date }) => date === "2025-01-02", { name: "测试" });
    await expect(loadCounty(database, folder, options)).rejects.toThrow(/planted/);
    expect(await fingerprint(opened)).toEqual(before);
  });

  it("is loaded by one of two loads at once; the other finds nothing to do", async () => {
    edit(folder, "matters.ndjson", ({ code }) => code === "0102", { priority: 1 });
    const reports = await Promise.all([loadCounty(database, folder, options), loadCounty(database, folder, options)]);
    expect(reports.map(({ rows }) => rows.matters.changed.length).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  it("puts squads on duty with their crew at their township's seat, once only", async () => {
    await database.writeAsSystem("test", (em) => em.nativeUpdate(SquadEntity, { callSign: "CC-1" }, { version: 7 }));
    const first = await loadCounty(database, folder, { ...options, startDuty: true });
    expect(first.squadsPutOnDuty).toBe(247);
    const squads = await find(database, SquadEntity, {});
    expect(squads.filter(({ isOnDuty }) => !isOnDuty).map(({ callSign }) => callSign)).toEqual(["CC-1"]);
    expect(
      squads.filter(({ isOnDuty, crewIds, longitude }) => isOnDuty && (crewIds.length === 0 || longitude === null)),
    ).toEqual([]);
    const second = await loadCounty(database, folder, { ...options, startDuty: true });
    expect(second.squadsPutOnDuty).toBe(0);
    const entries = await withConnection(opened.clone.superuserUrl, (client) =>
      client.query(`select count(*)::int from ${opened.clone.schema}.journal where type = 'squad.on-duty'`),
    );
    expect(entries.rows).toEqual([{ count: 247 }]);
  });
});

const fileOf: Partial<Record<ReferenceKind, string>> = {
  lines: "lines.ndjson",
  people: "people.ndjson",
  posts: "posts.ndjson",
  classes: "matter-classes.ndjson",
  resultCodes: "result-codes.ndjson",
  rules: "rules.ndjson",
  centerLimits: "center-limits.ndjson",
  calendar: "calendar.ndjson",
};

type Row = Readonly<Record<string, unknown>>;

function kindsThat(report: LoadReport, is: (rows: LoadReport["rows"][ReferenceKind]) => boolean): readonly string[] {
  return Object.entries(report.rows).flatMap(([kind, rows]) => (is(rows) ? [kind] : []));
}

function edit(folder: string, file: string, is: (row: Row) => boolean, change: Row): void {
  rewrite(folder, file, (row) => [is(row) ? { ...row, ...change } : row]);
}

function remove(folder: string, file: string, is: (row: Row) => boolean): () => void {
  return rewrite(folder, file, (row) => (is(row) ? [] : [row]));
}

/** Changes the rows of a file and gives back how to undo it. */
function rewrite(folder: string, file: string, change: (row: Row) => readonly Row[]): () => void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const rows = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
  const lines = rows.flatMap(change).map((row) => JSON.stringify(row));
  writeFileSync(path, `${lines.join("\n")}\n`);
  return () => writeFileSync(path, text);
}

function find<Entity extends object>(
  database: Database,
  entity: EntityName<Entity>,
  where: FilterQuery<NoInfer<Entity>>,
) {
  return database.read({ system: "test" }, (em) => em.find(entity, where));
}

async function makePerson(database: Database): Promise<void> {
  const id = "per_made-here" as const;
  await database.writeAsSystem("test", async (em) => {
    const person = {
      id,
      code: id,
      name: "管理员",
      phone: null,
      isCertified: false,
      isInvented: false,
      disabledAt: null,
    };
    await em.insert(PersonEntity, { ...person, authorisationVersion: 1 });
    const place = { agencyId: null, divisionCode: "371323", gridCode: null, squadId: null };
    await em.insert(PostHoldingEntity, {
      id: "pst_made-here",
      personId: id,
      post: "ADMINISTRATOR",
      ...place,
      endedAt: null,
    });
  });
}

/** Every row of the reference tables, the tables' version and the journal's head, as one short text each. */
function fingerprint({ clone }: OpenTestDatabase): Promise<readonly string[]> {
  const tables = [
    "division",
    "grid",
    "line",
    "agency",
    "squad",
    "person",
    "post_holding",
    "matter_class",
    "matter",
    "responsibility_rule",
    "result_code",
    "center_limit",
    "calendar_day",
    "reference_version",
    "journal_head",
  ];
  return withConnection(clone.superuserUrl, async (client) => {
    const texts: string[] = [];
    for (const table of tables) {
      const { rows } = await client.query(
        `select md5(string_agg(t::text || xmin::text, '|' order by t::text)) as sum from ${clone.schema}.${table} t`,
      );
      texts.push(`${table} ${String(rows[0].sum)}`);
    }
    return texts;
  });
}
