import { dueAt, dueBeforeUpstream } from "./deadline.rules.js";
import type { DueTime } from "./deadline.rules.js";
import type { DutyHours } from "./duty-hours.rules.js";
import type { Limit, Tier } from "./matter.entity.js";
import type { WorkCalendar } from "./work-calendar.rules.js";

/** The limits that bind the center itself rather than an agency. */
export const CENTER_LIMIT_KINDS = ["VERIFY", "FILE", "DISPATCH", "CLOSE"] as const;
export type CenterLimitKind = (typeof CENTER_LIMIT_KINDS)[number];

/** Every kind of due time; UPSTREAM is the upstream's own, before which ours must end. */
export type DeadlineKind = CenterLimitKind | "ACCEPT" | "ARRIVE" | "HANDLE" | "CHECK" | "UPSTREAM";

/** One row of the center's limits. */
export interface CenterLimit {
  readonly kind: CenterLimitKind;
  readonly tier: Tier;
  readonly limit: Limit;
}

/** The limits of a matter that bind agencies. */
export interface MatterLimits {
  readonly acceptWithin: Limit;
  readonly arriveWithin: Limit | null;
  readonly handleWithin: Limit;
  readonly checkWithin: Limit;
}

/** The moments of an incident that start or end its own clocks; what has not happened is null. */
export interface IncidentMoments {
  readonly tier: Tier;
  readonly reportedAt: Date;
  readonly verifyingSince: Date | null;
  readonly verifiedAt: Date | null;
  readonly filedAt: Date | null;
  readonly dispatchedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly closedAt: Date | null;
  readonly upstreamDueAt: Date | null;
}

/** The moments of a task; `clockStartedAt` is the first offer to this agency, so a rework goes on with the original clock. */
export interface TaskMoments {
  readonly role: "LEAD" | "ASSIST" | "VERIFY" | "CHECK";
  readonly tier: Tier;
  readonly limits: MatterLimits | null;
  readonly clockStartedAt: Date;
  readonly offeredAt: Date;
  readonly acceptedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly doneAt: Date | null;
  readonly upstreamDueAt: Date | null;
}

/** What due times are counted with: the calendar, the duty hours of who owes the step, the center's limits. */
export interface DeadlineTerms {
  readonly calendar: WorkCalendar;
  readonly hours: DutyHours;
  readonly centerLimits: readonly CenterLimit[];
}

/** A clock of an incident or task: its limit (null for the upstream's fixed time), its start, due time and the moment it was met. */
export interface PlannedDeadline extends DueTime {
  readonly kind: DeadlineKind;
  readonly limit: Limit | null;
  readonly startedAt: Date;
  readonly metAt: Date | null;
}

interface ClockRow<Moments> {
  readonly kind: DeadlineKind;
  readonly starts: (moments: Moments) => Date | null;
  readonly ends: (moments: Moments) => Date | null;
  readonly limit: (moments: Moments, terms: DeadlineTerms) => Limit | null;
  /** Whether an upstream deadline shortens it: ours ends a working day before. */
  readonly yieldsToUpstream: boolean;
}

const centerLimit =
  (kind: CenterLimitKind) =>
  ({ tier }: { readonly tier: Tier }, { centerLimits }: DeadlineTerms): Limit | null =>
    centerLimits.find((row) => row.kind === kind && row.tier === tier)?.limit ?? null;

const isHandling = ({ role }: TaskMoments): boolean => role === "LEAD" || role === "ASSIST";

// A report under verification owes no filing: its FILE clock starts when the answer is in.
const INCIDENT_CLOCKS: readonly ClockRow<IncidentMoments>[] = [
  {
    kind: "FILE",
    starts: (it) => (it.verifyingSince === null ? it.reportedAt : it.verifiedAt),
    ends: (it) => it.filedAt,
    limit: centerLimit("FILE"),
    yieldsToUpstream: false,
  },
  {
    kind: "DISPATCH",
    starts: (it) => it.filedAt,
    ends: (it) => it.dispatchedAt,
    limit: centerLimit("DISPATCH"),
    yieldsToUpstream: false,
  },
  {
    kind: "CLOSE",
    starts: (it) => it.checkedAt,
    ends: (it) => it.closedAt,
    limit: centerLimit("CLOSE"),
    yieldsToUpstream: true,
  },
];

const TASK_CLOCKS: readonly ClockRow<TaskMoments>[] = [
  {
    kind: "VERIFY",
    starts: (it) => (it.role === "VERIFY" ? it.offeredAt : null),
    ends: (it) => it.doneAt,
    limit: centerLimit("VERIFY"),
    yieldsToUpstream: false,
  },
  {
    kind: "ACCEPT",
    starts: (it) => (isHandling(it) ? it.offeredAt : null),
    ends: (it) => it.acceptedAt,
    limit: (it) => it.limits?.acceptWithin ?? null,
    yieldsToUpstream: false,
  },
  {
    kind: "ARRIVE",
    starts: (it) => (isHandling(it) ? it.clockStartedAt : null),
    ends: (it) => it.arrivedAt,
    limit: (it) => it.limits?.arriveWithin ?? null,
    yieldsToUpstream: false,
  },
  {
    kind: "HANDLE",
    starts: (it) => (isHandling(it) ? it.clockStartedAt : null),
    ends: (it) => it.doneAt,
    limit: (it) => it.limits?.handleWithin ?? null,
    yieldsToUpstream: true,
  },
  {
    kind: "CHECK",
    starts: (it) => (it.role === "CHECK" ? it.offeredAt : null),
    ends: (it) => it.doneAt,
    limit: (it) => it.limits?.checkWithin ?? null,
    yieldsToUpstream: false,
  },
];

/** The clocks of an incident that have started: FILE, DISPATCH, CLOSE and the upstream's; `hours` are the commanding center's. */
export function incidentDeadlines(moments: IncidentMoments, terms: DeadlineTerms): PlannedDeadline[] {
  const own = plan(INCIDENT_CLOCKS, moments, terms);
  if (moments.upstreamDueAt === null) return own;
  const upstream: PlannedDeadline = {
    kind: "UPSTREAM",
    limit: null,
    startedAt: moments.reportedAt,
    dueAt: moments.upstreamDueAt,
    metAt: moments.closedAt,
    isProvisional: false,
  };
  return [...own, upstream];
}

/** The clocks of a task by its role; `hours` are those of the agency that owes it. A task without a matter has none of a matter's. */
export function taskDeadlines(moments: TaskMoments, terms: DeadlineTerms): PlannedDeadline[] {
  return plan(TASK_CLOCKS, moments, terms);
}

function plan<Moments extends { readonly upstreamDueAt: Date | null }>(
  rows: readonly ClockRow<Moments>[],
  moments: Moments,
  terms: DeadlineTerms,
): PlannedDeadline[] {
  return rows.flatMap((row) => {
    const startedAt = row.starts(moments);
    const limit = row.limit(moments, terms);
    if (startedAt === null || limit === null) return [];
    const own = dueAt(startedAt, limit, terms.calendar, terms.hours);
    const bound = row.yieldsToUpstream && moments.upstreamDueAt !== null ? moments.upstreamDueAt : null;
    const due = bound === null ? own : earlier(own, dueBeforeUpstream(startedAt, bound, terms.calendar, terms.hours));
    return [{ kind: row.kind, limit, startedAt, metAt: row.ends(moments), ...due }];
  });
}

function earlier(one: DueTime, other: DueTime): DueTime {
  return one.dueAt <= other.dueAt ? one : other;
}
