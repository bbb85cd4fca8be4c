import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../kernel/actor.js";
import type { Id } from "../../kernel/ids.js";
import { isVisible } from "../../kernel/visibility.js";
import { allOf, divisionCondition, OPEN_INCIDENTS, type Condition, type IncidentStatus } from "../incidents/index.js";
import { agenciesByIds, squads } from "../organisations/index.js";
import { engagementsBySquad, availabilityOf } from "../dispatch/index.js";
import { DAY_MS, startOfDay } from "./china-day.rules.js";

/** How many incidents stand in a status: all that are open, and those that ended today. */
export interface StatusCount {
  readonly status: IncidentStatus;
  readonly count: number;
}

/** What an agency owes now: live tasks, and those of them that are late. */
export interface AgencyLoad {
  readonly agencyId: Id<"agc">;
  readonly openCount: number;
  readonly overdueCount: number;
}

/** The open incidents of a township, or of the county where the township is unclear. */
export interface DivisionLoad {
  readonly divisionCode: string;
  readonly openCount: number;
  readonly overdueCount: number;
}

/** The counters of a division as its command screen shows them. */
export interface Board {
  readonly divisionCode: string;
  readonly byStatus: readonly StatusCount[];
  readonly byAgency: readonly AgencyLoad[];
  readonly byTownship: readonly DivisionLoad[];
  readonly openCount: number;
  readonly overdueCount: number;
  readonly unacceptedCount: number;
  readonly squadsOnDuty: number;
  readonly squadsAvailable: number;
  readonly medianAcceptSeconds: number | null;
  readonly medianArriveSeconds: number | null;
  readonly medianHandleSeconds: number | null;
}

/** Whose board, of which division, at which instant. */
export interface BoardQuestion {
  readonly actor: Actor;
  readonly divisionCode: string;
  readonly now: Date;
}

/** Reads every counter from the snapshot of `em`: open rows by their partial index, of ended ones only today's. */
export async function readBoard(em: EntityManager, question: BoardQuestion): Promise<Board> {
  // Open rows and those of a day are few, so that each is asked; who sees it is the policy's to say.
  const where = allOf([divisionCondition(question.divisionCode)]);
  const incidents = await countIncidents(em, where, question.now);
  const tasks = await countTasks(em, where, question.now);
  const open = incidents.filter(({ isOpen }) => isOpen);
  return {
    divisionCode: question.divisionCode,
    byStatus: groupedSum(
      incidents,
      ({ status }) => status,
      ({ count }) => count,
    ).map(([status, count]) => ({ status, count })),
    byAgency: tasks.map(({ agencyId, live, overdue }) => ({ agencyId, openCount: live, overdueCount: overdue })),
    byTownship: [...Map.groupBy(open, ({ place }) => place)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([divisionCode, counts]) => ({
        divisionCode,
        openCount: sum(counts, ({ count }) => count),
        overdueCount: sum(counts, ({ overdue }) => overdue),
      })),
    openCount: sum(open, ({ count }) => count),
    overdueCount: sum(open, ({ overdue }) => overdue),
    unacceptedCount: sum(tasks, ({ offered }) => offered),
    ...(await countSquads(em, question)),
    ...(await readMedians(em, where, question.now)),
  };
}

interface IncidentCount {
  readonly status: IncidentStatus;
  readonly place: string;
  readonly isOpen: boolean;
  readonly count: number;
  readonly overdue: number;
}

function countIncidents(em: EntityManager, where: Condition, now: Date): Promise<IncidentCount[]> {
  return em.execute<IncidentCount[]>(
    `select i.status, coalesce(i.township_code, i.division_code) as place, true as "isOpen", count(*)::int as count,
       (count(*) filter (where i.next_due_at < ?))::int as overdue
     from incident i where ${OPEN_INCIDENTS.sql} and ${where.sql} group by 1, 2
     union all
     select i.status, '', false, count(*)::int, 0 from incident i
     where i.closed_at >= ? and not (${OPEN_INCIDENTS.sql}) and ${where.sql} group by 1`,
    [now, ...where.values, startOfDay(now), ...where.values],
  );
}

interface TaskCount {
  readonly agencyId: Id<"agc">;
  readonly live: number;
  readonly offered: number;
  readonly overdue: number;
}

/** Live tasks belong to open incidents only, so the open ones are found first and the tasks through them. */
function countTasks(em: EntityManager, where: Condition, now: Date): Promise<TaskCount[]> {
  return em.execute<TaskCount[]>(
    `select t.agency_id as "agencyId", count(*)::int as live, (count(*) filter (where t.status = 'OFFERED'))::int as offered,
       (count(*) filter (where t.id in (select d.task_id from deadline d
          where d.met_at is null and d.paused_at is null and d.cancelled_at is null and d.due_at < ? and d.task_id is not null)))::int as overdue
     from task t where t.status in ('OFFERED', 'ACCEPTED', 'RETURN_REQUESTED')
       and t.incident_id in (select i.id from incident i where ${OPEN_INCIDENTS.sql} and ${where.sql})
     group by 1 order by 2 desc, 1`,
    [now, ...where.values],
  );
}

interface Medians {
  readonly medianAcceptSeconds: number | null;
  readonly medianArriveSeconds: number | null;
  readonly medianHandleSeconds: number | null;
}

async function readMedians(em: EntityManager, where: Condition, now: Date): Promise<Medians> {
  const since = new Date(now.getTime() - DAY_MS);
  // The incident of a task is asked for by itself: as an IN it was answered by reading every incident of the county.
  // Where clocks differ somebody may arrive before they were sent; nobody takes less than no time.
  const median = (from: string, to: string) =>
    `percentile_cont(0.5) within group (order by greatest(0, extract(epoch from ${to} - ${from})))`;
  const [row] = await em.execute<Medians[]>(
    `select
       (select ${median("t.offered_at", "t.accepted_at")} from task t
        where t.accepted_at >= ? and not t.is_deemed_accepted and (select true from incident i where i.id = t.incident_id and ${where.sql})) as "medianAcceptSeconds",
       (select ${median("i.dispatched_at", "i.arrived_at")} from incident i where i.arrived_at >= ? and ${where.sql}) as "medianArriveSeconds",
       (select ${median("i.dispatched_at", "i.handled_at")} from incident i where i.handled_at >= ? and ${where.sql}) as "medianHandleSeconds"`,
    [since, ...where.values, since, ...where.values, since, ...where.values],
  );
  return row ?? { medianAcceptSeconds: null, medianArriveSeconds: null, medianHandleSeconds: null };
}

async function countSquads(
  em: EntityManager,
  { actor, divisionCode }: BoardQuestion,
): Promise<Pick<Board, "squadsOnDuty" | "squadsAvailable">> {
  const onDuty = await squads(em, { division: divisionCode, isOnDuty: true });
  if (onDuty.length === 0) return { squadsOnDuty: 0, squadsAvailable: 0 };
  const agencies = await agenciesByIds(em, [...new Set(onDuty.map(({ agencyId }) => agencyId))]);
  const visible = onDuty.filter(({ agencyId }) => {
    const agency = agencies.get(agencyId);
    return (
      agency !== undefined &&
      isVisible(actor.scope, { divisionCode: agency.divisionCode, affectedCodes: [], agencyIds: [agencyId] })
    );
  });
  const engagements = await engagementsBySquad(
    em,
    visible.map(({ id }) => id),
  );
  const free = visible.filter(
    (squad) => availabilityOf(squad, engagements.get(squad.id) ?? {}).availability === "AVAILABLE",
  );
  return { squadsOnDuty: visible.length, squadsAvailable: free.length };
}

function sum<Row>(counted: readonly Row[], value: (row: Row) => number): number {
  return counted.reduce((total, row) => total + value(row), 0);
}

function groupedSum<Row, Key>(
  counted: readonly Row[],
  keyOf: (row: Row) => Key,
  value: (row: Row) => number,
): readonly (readonly [Key, number])[] {
  return [...Map.groupBy(counted, keyOf)].map(([key, group]) => [key, sum(group, value)] as const);
}
