import type { EntityManager } from "@mikro-orm/postgresql";
import { allOf, divisionCondition } from "../incidents/index.js";
import { DAY_MS, startOfDay } from "./china-day.rules.js";

/** How many incidents were reported in one hour of the day in China. */
export interface HourOfReports {
  /** 0 to 23. */
  readonly hour: number;
  /** Null for hours that have not begun. */
  readonly todayCount: number | null;
  /** The mean of the same hour on the compared days; null where there is none to compare with. */
  readonly usualCount: number | null;
}

/** What is reported today, hour by hour, beside what is usual on this day of the week. */
export interface ReportRhythm {
  readonly divisionCode: string;
  readonly dayStartsAt: Date;
  readonly todayCount: number;
  readonly weeksCompared: number;
  readonly hours: readonly HourOfReports[];
}

/** Of which division, at which instant. */
export interface RhythmQuestion {
  readonly divisionCode: string;
  readonly now: Date;
}

/** So many earlier weeks say what is usual: a month forgets no season and is not moved by one loud day alone. */
const WEEKS = 4;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/**
 * Counts today's reports and those of the same weekday in the four weeks before, from the snapshot of `em`. Weeks before the first compared
 * day with a report were before the county began to use this, and do not count as quiet ones.
 */
export async function readRhythm(em: EntityManager, { divisionCode, now }: RhythmQuestion): Promise<ReportRhythm> {
  const dayStartsAt = startOfDay(now);
  const counts = await countHours(em, divisionCode, dayStartsAt, now);
  const weeksCompared = Math.max(0, ...counts.map(({ weeksAgo }) => weeksAgo));
  const today = counts.filter(({ weeksAgo }) => weeksAgo === 0);
  const earlier = counts.filter(({ weeksAgo }) => weeksAgo > 0);
  const hourNow = Math.floor((now.getTime() - dayStartsAt.getTime()) / HOUR_MS);
  return {
    divisionCode,
    dayStartsAt,
    todayCount: countIn(today),
    weeksCompared,
    hours: HOURS.map((hour) => ({
      hour,
      todayCount: hour > hourNow ? null : countIn(today, hour),
      usualCount: weeksCompared === 0 ? null : countIn(earlier, hour) / weeksCompared,
    })),
  };
}

const HOUR_MS = 3_600_000;

interface HourCount {
  readonly weeksAgo: number;
  readonly hour: number;
  readonly count: number;
}

/** Five days of reports, each found by the index on the time of reporting, however long the history; who sees them is the policy's to say. */
function countHours(em: EntityManager, divisionCode: string, dayStartsAt: Date, now: Date): Promise<HourCount[]> {
  const where = allOf([divisionCondition(divisionCode)]);
  const days = Array.from({ length: WEEKS + 1 }, (_, weeksAgo) => {
    const since = new Date(dayStartsAt.getTime() - weeksAgo * 7 * DAY_MS);
    const until = weeksAgo === 0 ? new Date(now.getTime() + 1) : new Date(since.getTime() + DAY_MS);
    return { weeksAgo, since, until };
  });
  const oneDay = `select ?::int as "weeksAgo", floor(extract(epoch from i.reported_at - ?::timestamptz) / 3600)::int as hour, count(*)::int as count
     from incident i where i.reported_at >= ? and i.reported_at < ? and ${where.sql} group by 2`;
  return em.execute<HourCount[]>(
    days.map(() => oneDay).join(" union all "),
    days.flatMap(({ weeksAgo, since, until }) => [weeksAgo, since, since, until, ...where.values]),
  );
}

function countIn(counts: readonly HourCount[], hour?: number): number {
  return counts.reduce((sum, one) => (hour === undefined || one.hour === hour ? sum + one.count : sum), 0);
}
