import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTasks, type TaskFilter } from "../../server/modules/dispatch/task.queries.js";
import { TASK_ROLES, TASK_STATUSES, type TaskRow } from "../../server/modules/dispatch/index.js";
import { newId, type Id } from "../../server/kernel/ids.js";
import { anIncident, center, office, plant, plantDeadline, somebody, station } from "../incidents/planted-incidents.js";
import { SmallCounty } from "../support/small-county.js";
import { aTask, anAssignment, plantTasks } from "./planted-tasks.js";

const now = new Date("2026-11-23T08:00:00Z");
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);
const agencies = [center, office, station];
const leader = somebody("SHIFT_LEADER");

describe("a list of tasks", () => {
  let county: SmallCounty;
  let squad: Id<"sqd">;
  const incidents = [anIncident(), anIncident({ divisionCode: "371323101200", agencyIds: [center, station] })];
  const tasks: readonly TaskRow[] = Array.from({ length: 60 }, (_, index) =>
    aTask(incidents[index % 2]?.id ?? newId("inc"), agencies[index % 3] ?? center, {
      status: TASK_STATUSES[index % 8] ?? "OFFERED",
      role: TASK_ROLES[index % 4] ?? "LEAD",
      // Two share an instant, so that the id has to decide.
      offeredAt: minutes(-Math.floor(index / 2)),
    }),
  );
  const lateTasks = tasks.filter((_, index) => index % 5 === 0);
  const sent = tasks.slice(0, 4);
  const isLive = ({ status }: TaskRow): boolean => ["OFFERED", "ACCEPTED", "RETURN_REQUESTED"].includes(status);

  beforeAll(async () => {
    county = await SmallCounty.open();
    squad = await county.squad(await county.agency("ENFORCEMENT_OFFICE", "371323100"));
    await plant(county.database, incidents);
    await plantTasks(
      county.database,
      tasks,
      sent.map((task) => anAssignment(task, squad)),
    );
    for (const task of lateTasks)
      await plantDeadline(county.database, task.incidentId, { taskId: task.id, dueAt: minutes(-1) });
    for (const task of tasks.slice(1, 4))
      await plantDeadline(county.database, task.incidentId, { taskId: task.id, dueAt: minutes(1) });
  });
  afterAll(() => county.close());

  const list = (filter: TaskFilter, actor = leader, limit = 200, beyond: readonly string[] | null = null) =>
    county.database.read(actor, async (em) => {
      const found = await findTasks(em, { filter, actor, now }, { limit, direction: "forward", beyond });
      if (!found.ok) throw new Error(found.refusal.message);
      return found.value;
    });
  const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).sort();

  it.each<[string, () => TaskFilter, (task: TaskRow) => boolean]>([
    ["nothing", () => ({}), () => true],
    ["an incident", () => ({ incidentId: incidents[1]?.id ?? "" }), (it) => it.incidentId === incidents[1]?.id],
    ["an agency", () => ({ agencyId: office }), (it) => it.agencyId === office],
    ["a squad", () => ({ squadId: squad }), (it) => sent.includes(it)],
    ["statuses", () => ({ statuses: ["DONE", "OFFERED"] }), (it) => it.status === "DONE" || it.status === "OFFERED"],
    ["no status at all", () => ({ statuses: [] }), () => false],
    ["roles", () => ({ roles: ["CHECK"] }), (it) => it.role === "CHECK"],
    ["what is owed", () => ({ isLive: true }), isLive],
    ["what is over", () => ({ isLive: false }), (it) => !isLive(it)],
    ["what is late", () => ({ isOverdue: true }), (it) => isLive(it) && lateTasks.includes(it)],
    ["what is not late", () => ({ isOverdue: false }), (it) => !lateTasks.includes(it)],
  ])("narrowed to %s holds exactly what fits", async (_name, filter, fits) => {
    expect(idsOf((await list(filter())).rows)).toEqual(idsOf(tasks.filter(fits)));
  });

  it("shows the tasks of the incidents that the viewer sees", async () => {
    const village = somebody("GRID_WORKER", { scope: { areas: ["371323101200"], agencies: [] } });
    const agency = somebody("AGENCY_LEADER", { scope: { areas: [], agencies: [station] } });
    const township = somebody("DISPATCHER", { scope: { areas: ["371323101"], agencies: [] } });
    const expected = idsOf(tasks.filter(({ incidentId }) => incidentId === incidents[1]?.id));
    for (const actor of [village, agency, township]) expect(idsOf((await list({}, actor)).rows)).toEqual(expected);
    expect((await list({}, somebody("AGENCY_LEADER", { scope: { areas: [], agencies: [] } }))).rows).toEqual([]);
  });

  it("comes in pages that join to the whole list, newest first", async () => {
    const whole = (await list({})).rows;
    const order = [...tasks].sort((a, b) => b.offeredAt.getTime() - a.offeredAt.getTime() || (a.id < b.id ? 1 : -1));
    expect(whole.map(({ id }) => id)).toEqual(order.map(({ id }) => id));
    const found: string[] = [];
    for (let beyond: readonly string[] | null = null; ;) {
      const page = await list({}, leader, 7, beyond);
      found.push(...page.rows.map(({ id }) => id));
      if (!page.hasNextPage) break;
      beyond = page.rows.at(-1)?.place ?? null;
    }
    expect(found).toEqual(whole.map(({ id }) => id));
  });

  it("refuses a cursor of another list", async () => {
    await expect(list({}, leader, 5, ["3", "2026-11-23 08:00:00+00", "inc_x"])).rejects.toThrow("游标");
  });
});
