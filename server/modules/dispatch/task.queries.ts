import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { pageOf, type Page, type PageWindow } from "../../kernel/page.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { rows } from "../../platform/database/index.js";
import { allOf, listedConditions, type Condition } from "../incidents/index.js";
import type { TaskEntity, TaskRole, TaskStatus } from "./task.entity.js";

/** A task as the lists show it. */
export interface TaskRow {
  readonly id: Id<"tsk">;
  readonly version: number;
  readonly incidentId: Id<"inc">;
  readonly role: TaskRole;
  readonly round: number;
  readonly agencyId: Id<"agc">;
  readonly status: TaskStatus;
  readonly statusBeforeReturn: TaskStatus | null;
  readonly duty: string | null;
  readonly instruction: string | null;
  readonly offeredAt: Date;
  readonly deliveredAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly isDeemedAccepted: boolean;
  readonly arrivedAt: Date | null;
  readonly doneAt: Date | null;
  readonly endedAt: Date | null;
  readonly resultCode: string | null;
  readonly result: string | null;
}

const COLUMNS = [
  "id",
  "version",
  "incidentId",
  "role",
  "round",
  "agencyId",
  "status",
  "statusBeforeReturn",
  "duty",
  "instruction",
  "offeredAt",
  "deliveredAt",
  "acceptedAt",
  "isDeemedAccepted",
  "arrivedAt",
  "doneAt",
  "endedAt",
  "resultCode",
  "result",
] as const satisfies readonly (keyof TaskRow)[];

const select = (em: EntityManager) => rows<typeof TaskEntity>(em).selectFrom("Task").select(COLUMNS);

/** The tasks with these ids, as far as the reader may see them. */
export async function tasksById(
  em: EntityManager,
  ids: readonly Id<"tsk">[],
): Promise<ReadonlyMap<Id<"tsk">, TaskRow>> {
  const found: TaskRow[] = await select(em).where("id", "in", ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** The tasks of these incidents, in the order in which they were offered. */
export async function tasksByIncident(
  em: EntityManager,
  incidentIds: readonly Id<"inc">[],
): Promise<ReadonlyMap<Id<"inc">, readonly TaskRow[]>> {
  const found: TaskRow[] = await select(em)
    .where("incidentId", "in", incidentIds)
    .orderBy("offeredAt")
    .orderBy("id")
    .execute();
  return Map.groupBy(found, (row) => row.incidentId);
}

/** What a list of tasks may be narrowed to; what is left out narrows nothing. */
export interface TaskFilter {
  readonly incidentId?: string | null | undefined;
  readonly agencyId?: string | null | undefined;
  readonly squadId?: string | null | undefined;
  readonly statuses?: readonly TaskStatus[] | null | undefined;
  readonly roles?: readonly TaskRole[] | null | undefined;
  readonly isLive?: boolean | null | undefined;
  readonly isOverdue?: boolean | null | undefined;
}

/** Which tasks, for whom, at which instant; newest first. */
export interface TaskSearch {
  readonly filter: TaskFilter;
  readonly actor: Actor;
  readonly now: Date;
}

/** A task in a list with the sort key that places it there. */
export interface PlacedTask extends TaskRow {
  readonly place: readonly string[];
}

const PLACE = [/^\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00$/, /^tsk_/];

/** One page of tasks, newest first; two statements whatever its size. Refuses a cursor of another list. */
export async function findTasks(
  em: EntityManager,
  search: TaskSearch,
  window: PageWindow,
): Promise<Result<Page<PlacedTask>>> {
  const { beyond } = window;
  if (beyond !== null && !(beyond.length === 2 && PLACE.every((form, index) => form.test(beyond[index] ?? "")))) {
    return refuse("INVALID_INPUT", {
      path: ["after"],
      because: "游标不属于任务列表。This cursor belongs to another list.",
    });
  }
  const where = allOf(conditionsOf(search));
  const isDown = window.direction === "forward";
  const order = isDown ? "desc" : "asc";
  const found = await em.execute<{ offered: string; id: Id<"tsk"> }[]>(
    `select t.offered_at::text as offered, t.id from task t
     where ${where.sql} ${beyond === null ? "" : `and (t.offered_at, t.id) ${isDown ? "<" : ">"} (?::timestamptz, ?)`}
     order by t.offered_at ${order}, t.id ${order} limit ${window.limit + 1}`,
    [...where.values, ...(beyond ?? [])],
  );
  const page = pageOf(found, window);
  return accept({ ...page, rows: await placed(em, page.rows) });
}

async function placed(
  em: EntityManager,
  places: readonly { offered: string; id: Id<"tsk"> }[],
): Promise<readonly PlacedTask[]> {
  if (places.length === 0) return [];
  const found = await tasksById(
    em,
    places.map(({ id }) => id),
  );
  return places.flatMap(({ offered, id }) => {
    const row = found.get(id);
    return row === undefined ? [] : [{ ...row, place: [offered, id] }];
  });
}

/** Written as in the partial index, so that PostgreSQL recognises it. */
const LIVE = "t.status in ('OFFERED', 'ACCEPTED', 'RETURN_REQUESTED')";

const LATE = `exists (select 1 from deadline d where d.task_id = t.id and d.met_at is null and d.paused_at is null and d.cancelled_at is null and d.due_at < ?)`;

function conditionsOf({ filter, actor, now }: TaskSearch): readonly Condition[] {
  const { incidentId, agencyId, squadId, statuses, roles, isLive, isOverdue } = filter;
  const isNarrow = incidentId != null || agencyId != null || squadId != null || isLive === true || isOverdue === true;
  const conditions: Condition[] = isNarrow ? [] : [...listedConditions(actor.scope, "t.incident_id")];
  if (incidentId != null) conditions.push({ sql: "t.incident_id = ?", values: [incidentId] });
  if (agencyId != null) conditions.push({ sql: "t.agency_id = ?", values: [agencyId] });
  if (squadId != null)
    conditions.push({ sql: "t.id in (select task_id from assignment where squad_id = ?)", values: [squadId] });
  if (statuses != null) conditions.push(oneOf("t.status", statuses));
  if (roles != null) conditions.push(oneOf("t.role", roles));
  if (isLive === true || isOverdue === true) conditions.push({ sql: LIVE, values: [] });
  if (isLive === false) conditions.push({ sql: `not ${LIVE}`, values: [] });
  if (isOverdue != null) conditions.push({ sql: isOverdue ? LATE : `not ${LATE}`, values: [now] });
  return conditions;
}

function oneOf(column: string, values: readonly string[]): Condition {
  return values.length === 0 ? { sql: "false", values: [] } : { sql: `${column} in (?)`, values: [values] };
}
