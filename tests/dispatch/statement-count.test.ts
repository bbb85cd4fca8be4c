import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";
import type { Services } from "../../schema/common/context.js";
import type { Actor } from "../../server/kernel/actor.js";
import type { Id } from "../../server/kernel/ids.js";
import {
  anIncident,
  plant,
  plantDeadline,
  plantEvidence,
  plantReport,
  somebody,
} from "../incidents/planted-incidents.js";
import { countStatements } from "../support/count-statements.js";
import { openTestDatabase, type OpenTestDatabase } from "../support/open-test-database.js";
import { INCIDENT, TASK } from "../support/wide-selections.js";
import { aTask, anAssignment, plantTasks } from "./planted-tasks.js";

const now = new Date("2026-11-23T08:00:00Z");
const schema = buildSchema();

/** As filing leaves it: who leads and supports, and every rule of the matter as a runner-up. */
const ROUTED = `update incident i set routing = jsonb_build_object('ruleId', null, 'leadAgencyId', lead_agency_id, 'supportingAgencyIds', to_jsonb(supporting_agency_ids),
  'duties', '{}'::jsonb, 'steps', '[]'::jsonb, 'needsOperator', false,
  'runnerUpIds', (select jsonb_agg(id) from responsibility_rule r where r.matter_code = i.matter_code))`;

describe("the statements of an operation", () => {
  let opened: OpenTestDatabase;
  let services: Services;
  let leader: Actor;
  let statements: readonly string[] = [];

  beforeAll(async () => {
    opened = await openTestDatabase({ withDemoCounty: true });
    const { database } = opened;
    const clock = { now: () => now };
    const commands = { database, clock, reactions: {}, countyCode: "371323", onCommitted: () => undefined };
    services = { database, clock, countyCode: "371323", commands };
    const [center] = await database.read({ system: "test" }, (em) =>
      em.execute<{ id: Id<"agc"> }[]>("select id from agency where kind = 'COMMAND_CENTER'"),
    );
    leader = somebody("SHIFT_LEADER", { agencyId: center?.id ?? null });
    await plantCounty();
  });
  afterAll(() => opened.drop());

  async function plantCounty(): Promise<void> {
    const { database } = opened;
    const found = await database.read({ system: "test" }, (em) =>
      em.execute<{ squad: Id<"sqd">; agency: Id<"agc">; village: string; grid: string; matter: string }[]>(
        `select s.id as squad, s.agency_id as agency, g.village_code as village, g.code as grid, m.code as matter
         from (select *, row_number() over (order by id) n from squad) s
         join (select *, row_number() over (order by code) n from grid) g using (n)
         join (select *, row_number() over (order by code) n from matter) m using (n) order by n limit 24`,
      ),
    );
    for (const [index, { squad, agency, village, grid, matter }] of found.entries()) {
      const incident = anIncident({
        number: `371323-20261123-${String(index + 1).padStart(6, "0")}`,
        divisionCode: village,
        gridCode: grid,
        matterCode: matter,
        affectedCodes: [village.slice(0, 9)],
        commandingCenterId: leader.agencyId ?? agency,
        leadAgencyId: agency,
        supportingAgencyIds: [leader.agencyId ?? agency],
        reportedAt: new Date(now.getTime() - index * 60_000),
        longitude: 118.6,
        latitude: 35.8,
      });
      await plant(database, [incident]);
      const task = aTask(incident.id, agency);
      await plantTasks(database, [task, aTask(incident.id, agency, { role: "ASSIST" })], [anAssignment(task, squad)]);
      await plantReport(database, incident.id);
      await plantReport(database, incident.id);
      await plantEvidence(database, incident.id, task.id);
      await plantDeadline(database, incident.id, { dueAt: now });
      await plantDeadline(database, incident.id, { taskId: task.id, dueAt: now });
      await database.writeAsSystem("test", (em) => appendTwo(em, incident.id, task.id, squad, village));
    }
    await database.writeAsSystem("test", (em) => em.execute(ROUTED));
  }

  const appendTwo = (
    em: { execute(sql: string, values: unknown[]): Promise<unknown> },
    incidentId: string,
    taskId: string,
    squadId: string,
    village: string,
  ) => {
    const entry = {
      stream: incidentId,
      type: "task.offered",
      occurred_at: now,
      recorded_at: now,
      actor: "测试",
      summary: "派遣",
      changes: {},
      incident_id: incidentId,
      task_id: taskId,
      squad_id: squadId,
      division_code: village,
      affected_codes: [],
      agency_ids: [],
    };
    return em.execute("select journal_append(?::jsonb, '[]'::jsonb, null)", [JSON.stringify([entry, entry])]);
  };

  async function ask(
    source: string,
    actor: Actor = leader,
  ): Promise<{ readonly data: Record<string, unknown>; readonly count: number }> {
    const answer = await countStatements({ schema, services, actor }, source);
    statements = answer.statements;
    return { data: answer.data, count: statements.length };
  }

  it.each([
    [
      "incidents with everything below them",
      (first: number) =>
        `{ incidents(first: ${first}) { asOf totalCount edges { cursor node { ${INCIDENT} } } pageInfo { hasNextPage } } }`,
      60,
    ],
    [
      "tasks with everything below them",
      (first: number) => `{ tasks(first: ${first}) { asOf edges { node { ${TASK} incident { ${INCIDENT} } } } } }`,
      60,
    ],
    [
      "rows of a work list",
      (first: number) =>
        `{ incidents(first: ${first}, orderBy: NEXT_DUE_AT_ASC, where: { isOpen: true }) { edges { node { id number status title isOverdue matter { name } division { name } lead { name } } } } }`,
      10,
    ],
  ])("for %s do not grow with the page", async (_name, source, most) => {
    await ask(source(1));
    const [two, twenty] = [await ask(source(2)), await ask(source(20))];
    // Which sibling reads meet in one tick may differ by a few statements; one statement per row would add eighteen.
    expect(twenty.count).toBeLessThanOrEqual(two.count + 6);
    expect(two.count).toBeGreaterThan(3);
    expect(two.count).toBeLessThanOrEqual(most);
  });

  it("count every statement that is sent", async () => {
    const { count } = await ask(`{ incidents(first: 5) { edges { node { id } } } }`);
    // The rest begins the snapshot, names the viewer and ends it.
    expect(statements.filter((sql) => /from "?incident"?/.test(sql))).toHaveLength(2);
    expect(count).toBeLessThanOrEqual(7);
  });

  it("do not count a total that nobody asked for", async () => {
    await ask(`{ incidents(first: 5) { edges { node { id } } } }`);
    expect(statements.some((sql) => sql.includes("count("))).toBe(false);
    const { data } = await ask(`{ incidents(first: 5) { totalCount } }`);
    expect(data).toEqual({ incidents: { totalCount: 24 } });
  });

  it("leave no snapshot behind where an error answers early", async () => {
    await opened.database.writeAsSystem("test", (em) =>
      em.execute("update incident set number = null where number like '%000001'"),
    );
    // The number is missed in one branch while the others still read.
    await expect(ask(`{ tasks(first: 50) { edges { node { ${TASK} incident { ${INCIDENT} } } } } }`)).rejects.toThrow(
      "number",
    );
    // Time enough for what was still at work to begin something.
    for (let round = 0; round < 5; round += 1) await ask(`{ tasks(first: 20) { edges { node { id } } } }`);
    const waiting = await opened.database.read({ system: "test" }, (em) =>
      em.execute(
        "select query from pg_stat_activity where state = 'idle in transaction' and datname = current_database() and pid <> pg_backend_pid()",
      ),
    );
    await opened.database.writeAsSystem("test", (em) =>
      em.execute("update incident set number = '371323-20261123-000001' where number is null"),
    );
    expect(waiting).toEqual([]);
  });

  it("answer one incident by id, by number and as a node, and nothing for whom it is not", async () => {
    const { data } = await ask(
      `{ incidents(first: 1) { edges { node { id tasks { id assignments { id } evidence { id } } } } } }`,
    );
    const ids = [...JSON.stringify(data).matchAll(/(inc|tsk|asg|evd)_[0-9a-f-]{36}/g)].map(([id]) => id);
    const [incidentId = ""] = ids;
    const stranger = somebody("DISPATCHER", { scope: { areas: ["371399"], agencies: [] } });
    for (const id of ids) {
      const question = `{ node(id: "${id}") { id __typename } }`;
      expect((await ask(question)).data).toMatchObject({ node: { id } });
      expect((await ask(question, stranger)).data).toEqual({ node: null });
    }
    expect((await ask(`{ incident(id: "${incidentId}") { id } }`)).data).toEqual({ incident: { id: incidentId } });
    expect((await ask(`{ incident(id: "${incidentId}") { id } }`, stranger)).data).toEqual({ incident: null });
    expect((await ask(`{ incident(id: "nonsense") { id } }`)).data).toEqual({ incident: null });
    expect((await ask(`{ incident(number: "nonsense") { id } }`)).data).toEqual({ incident: null });
  });

  it("mask the reporter from who does not call back", async () => {
    const question = `{ incidents(first: 1) { edges { node { reports(first: 1) { edges { node { reporterName reporterPhone text } } } } } } }`;
    const shown = (name: string, phone: string) => ({
      incidents: {
        edges: [
          {
            node: {
              reports: { edges: [{ node: { reporterName: name, reporterPhone: phone, text: "有人占道经营" } }] },
            },
          },
        ],
      },
    });
    expect((await ask(question)).data).toEqual(shown("李大明", "13812345678"));
    expect((await ask(question, { ...leader, post: "AUDITOR" })).data).toEqual(shown("李**", "138****5678"));
  });

  it("read a board of a division, and refuse one that does not exist", async () => {
    const board = (code: string) =>
      `{ board(division: "${code}") { asOf openCount byStatus { status count } byAgency { agency { name } openCount } byTownship { division { name } openCount } division { name } } }`;
    expect((await ask(board("371323"))).data).toMatchObject({
      board: { openCount: 24, byStatus: [{ status: "HANDLING", count: 24 }], division: { name: "沂水县" } },
    });
    await expect(ask(board("371324"))).rejects.toThrow("未找到");
    const [village] = await opened.database.read({ system: "test" }, (em) =>
      em.execute<{ code: string }[]>("select division_code as code from incident order by code limit 1"),
    );
    const [little, much] = [await ask(board(village?.code ?? "")), await ask(board("371323"))];
    expect(little.data).toMatchObject({ board: { openCount: 1 } });
    expect(much.count).toBeLessThanOrEqual(little.count + 2);
  });

  it("read the rhythm of a division in one statement, and refuse one that does not exist", async () => {
    const rhythm = (code: string) =>
      `{ reportRhythm(division: "${code}") { asOf division { name } todayCount weeksCompared hours { hour todayCount usualCount } } }`;
    expect((await ask(rhythm("371323"))).data).toMatchObject({
      reportRhythm: { todayCount: 24, weeksCompared: 0, division: { name: "沂水县" } },
    });
    expect(statements.filter((sql) => sql.includes("from incident"))).toHaveLength(1);
    await expect(ask(rhythm("371324"))).rejects.toThrow("未找到");
  });
});
