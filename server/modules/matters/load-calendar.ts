import type { EntityManager } from "@mikro-orm/postgresql";
import { mergeRows, type LoadedRows } from "../../platform/database/index.js";
import { CalendarDayEntity } from "./calendar-day.entity.js";

/** A day of the working calendar, as a file gives it. */
export interface CalendarDayToLoad {
  readonly date: string;
  readonly isWorking: boolean;
  readonly name: string | null;
  readonly isPublished: boolean;
}

/** Brings the working calendar to what is given, by date; days that are no longer given are kept, for past due times were counted by them. */
export async function loadCalendar(em: EntityManager, days: readonly CalendarDayToLoad[]): Promise<LoadedRows> {
  const { missing, ...merged } = await mergeRows(em, CalendarDayEntity, { key: ["date"], rows: days });
  return { ...merged, retired: [], kept: missing };
}
