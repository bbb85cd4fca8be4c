import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../server/kernel/actor.js";
import type { PageWindow } from "../../server/kernel/page.js";
import { countIncidents, findIncidents } from "../../server/modules/incidents/find-incidents.queries.js";
import { openTestDatabase, type OpenTestDatabase } from "../support/open-test-database.js";
import { anIncident, office, plant, somebody, station } from "./planted-incidents.js";

const now = new Date("2026-11-23T08:00:00Z");
const daysAgo = (count: number): Date => new Date(now.getTime() - count * 86_400_000);
const clerk = somebody("INTAKE_CLERK");

const incidents = {
  stall: anIncident({ number: "371323-20261123-000128", title: "路边占道经营", description: "菜市场门口有摊贩" }),
  water: anIncident({ title: "自来水管破裂", description: "主管爆裂喷水", address: "沂城街道正阳路 12 号" }),
  old: anIncident({ title: "路灯不亮", description: "夜间无照明", reportedAt: daysAgo(120) }),
  english: anIncident({ title: "Broken Lamp", description: "50%_off\\ sign fell" }),
  secret: anIncident({
    title: "举报非法倾倒",
    description: "夜里倾倒废料",
    isConfidential: true,
    handlingAgencyIds: [office],
  }),
};
type Name = keyof typeof incidents;

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  await plant(opened.database, Object.values(incidents));
});
afterAll(() => opened.drop());

async function search(text: string, actor: Actor = clerk): Promise<Name[]> {
  const page = await opened.database.read(actor, (em) =>
    findIncidents(
      em,
      { filter: { text }, actor, now, order: "REPORTED_AT_DESC" },
      { limit: 50, direction: "forward", beyond: null },
    ),
  );
  if (!page.ok) throw new Error(page.refusal.message);
  const names = Object.keys(incidents) as Name[];
  return names.filter((name) => page.value.rows.some(({ id }) => id === incidents[name].id));
}

describe("a search by words", () => {
  it.each<[string, string, Name[]]>([
    ["one character in recent reports alone", "路", ["stall", "water"]],
    ["one character that is nowhere", "龘", []],
    ["two characters", "占道", ["stall"]],
    ["three characters", "菜市场", ["stall"]],
    ["a longer phrase", "主管爆裂喷水", ["water"]],
    ["two characters of an old report", "路灯", ["old"]],
    ["characters that are there but not together", "占营", []],
    ["an address", "正阳路", ["water"]],
    ["a number for people", "000128", ["stall"]],
    ["whatever the case", "bROKEN", ["english"]],
    ["a percent sign as itself", "50%", ["english"]],
    ["an underscore as itself", "_off", ["english"]],
    ["a backslash as itself", "off\\", ["english"]],
    ["a pattern that would match everything", "%%", []],
    ["words between blanks", "  占道  ", ["stall"]],
    ["quotes without harm", "'; drop", []],
    ["nothing but blanks, which narrows nothing", "  ", ["stall", "water", "old", "english", "secret"]],
  ])("finds %s: %j", async (_name, text, expected) => expect(await search(text)).toEqual(expected));

  it.each([
    ["the center that commands", clerk, ["secret"]],
    ["the agency that handles it", somebody("AGENCY_LEADER", { agencyId: office }), ["secret"]],
    ["another agency", somebody("AGENCY_LEADER", { agencyId: station }), []],
    ["an auditor", somebody("AUDITOR"), []],
    ["somebody without an agency", somebody("AGENCY_LEADER", { agencyId: null }), []],
  ])("finds the words of a confidential incident for %s only if they may read them", async (_who, actor, expected) => {
    expect(await search("倾倒", actor)).toEqual(expected);
    expect(await search("倾", actor)).toEqual(expected);
  });
});

describe("a common word", () => {
  it("is found page by page in the same order as in the whole list", async () => {
    const common = Array.from({ length: 30 }, (_, index) =>
      anIncident({ title: index % 3 === 0 ? "噪声扰民" : "河道垃圾", reportedAt: daysAgo(index) }),
    );
    await plant(opened.database, common);
    const expected = common.filter(({ title }) => title === "噪声扰民").map(({ id }) => id);
    const found: string[] = [];
    const search = { filter: { text: "噪声" }, actor: clerk, now, order: "REPORTED_AT_DESC" } as const;
    for (let beyond: readonly string[] | null = null; ;) {
      const window: PageWindow = { limit: 3, direction: "forward", beyond };
      const page = await opened.database.read(clerk, (em) => findIncidents(em, search, window));
      if (!page.ok) throw new Error(page.refusal.message);
      found.push(...page.value.rows.map(({ id }) => id));
      if (!page.value.hasNextPage) break;
      beyond = page.value.rows.at(-1)?.place ?? null;
    }
    expect(found).toEqual(expected);
    expect(await opened.database.read(clerk, (em) => countIncidents(em, search))).toBe(10);
  });
});

describe("a word behind thousands of newer incidents", () => {
  const page = async (text: string, actor = clerk): Promise<number> => {
    const window: PageWindow = { limit: 50, direction: "forward", beyond: null };
    const search = { filter: { text }, actor, now, order: "REPORTED_AT_DESC" } as const;
    const found = await opened.database.read(actor, (em) => findIncidents(em, search, window));
    if (!found.ok) throw new Error(found.refusal.message);
    expect(await opened.database.read(actor, (em) => countIncidents(em, search))).toBe(found.value.rows.length);
    return found.value.rows.length;
  };

  beforeAll(async () => {
    const [like] = await opened.database.read({ system: "test" }, (em) =>
      em.execute<{ columns: string }[]>(
        `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
         where attrelid = 'incident'::regclass and attnum > 0 and attname not in ('id', 'title', 'reported_at')`,
      ),
    );
    // One in a hundred is about geese, which is common enough to walk on; two at the very end are about swans.
    await opened.database.writeAsSystem("test", (em) =>
      em.execute(
        `insert into incident (id, title, reported_at, ${like?.columns})
         select 'inc_00000000-0000-7000-8000-' || lpad(n::text, 12, '0'),
           case when n > 2498 then '天鹅受伤' when n % 100 = 0 then '大雁聚集' else '路面破损' end,
           '2026-11-22T00:00:00Z'::timestamptz - n * interval '1 second', ${like?.columns}
         from incident, generate_series(1, 2500) n where id = '${incidents.water.id}'`,
      ),
    );
  });

  it.each([
    ["that is rare is found by the index", "天鹅", 2],
    ["that is common among the newest is walked for further", "大雁", 24],
    ["that is nowhere is not found", "鲸鱼", 0],
  ])("%s", async (_name, text, expected) => expect(await page(text)).toBe(expected));

  it("is not found by the index for whom it is not", async () => {
    const stranger = somebody("DISPATCHER", { scope: { areas: ["371324"], agencies: [] } });
    expect(await page("天鹅", stranger)).toBe(0);
  });
});
