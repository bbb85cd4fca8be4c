import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { groupRows, rows } from "../../platform/database/index.js";
import type { DeadlineEntity, DeadlineKind } from "./deadline.entity.js";
import type { IncidentSource } from "./incident.entity.js";
import type { ReportEntity } from "./report.entity.js";

/** A report as the list shows it. */
export interface ReportRow {
  readonly id: Id<"rep">;
  readonly incidentId: Id<"inc">;
  readonly originalIncidentId: Id<"inc">;
  readonly number: string | null;
  readonly source: IncidentSource;
  readonly externalNumber: string | null;
  readonly text: string;
  readonly reporterName: string | null;
  readonly reporterPhone: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly reportedAt: Date;
}

/** A due time as the list shows it; cancelled ones are never shown. */
export interface DeadlineRow {
  readonly id: Id<"dln">;
  readonly incidentId: Id<"inc">;
  readonly taskId: Id<"tsk"> | null;
  readonly kind: DeadlineKind;
  readonly dueAt: Date;
  readonly metAt: Date | null;
  readonly pausedAt: Date | null;
  readonly extendedFrom: Date | null;
  readonly isProvisional: boolean;
}

const REPORT = [
  "id",
  "incidentId",
  "originalIncidentId",
  "number",
  "source",
  "externalNumber",
  "text",
  "reporterName",
  "reporterPhone",
  "longitude",
  "latitude",
  "reportedAt",
] as const;
const DEADLINE = [
  "id",
  "incidentId",
  "taskId",
  "kind",
  "dueAt",
  "metAt",
  "pausedAt",
  "extendedFrom",
  "isProvisional",
] as const;
/** Which page of whose reports: an incident, how many, and the id of the report that they follow. */
export interface ReportPageKey {
  readonly incidentId: Id<"inc">;
  readonly limit: number;
  readonly after: string;
}

/** The key of a page of reports as one text, so that equal pages are read once. */
export function reportPageKey({ incidentId, limit, after }: ReportPageKey): string {
  return `${incidentId} ${limit} ${after}`;
}

/** One page of reports for each key, oldest first, with one row more than asked for where more follow. */
export async function reportPages(
  em: EntityManager,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly ReportRow[]>> {
  const wanted = keys.map((key) => {
    const [incident = "", limit = "", after = ""] = key.split(" ");
    return { key, incident, limit: Number(limit), after };
  });
  // Ids follow the time of reporting, so the id alone is the sort key.
  const places = await em.execute<{ key: string; id: Id<"rep"> }[]>(
    `select k.key, r.id from jsonb_to_recordset(?::jsonb) as k(key text, incident text, "limit" int, after text)
     cross join lateral (select id from report where incident_id = k.incident and id > k.after order by id limit k."limit" + 1) r`,
    [JSON.stringify(wanted)],
  );
  const found = await reportsById(
    em,
    places.map(({ id }) => id),
  );
  const pages = new Map<string, ReportRow[]>(keys.map((key) => [key, []]));
  for (const { key, id } of places.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const report = found.get(id);
    if (report !== undefined) pages.get(key)?.push(report);
  }
  return pages;
}

/** The reports with these ids. */
export async function reportsById(
  em: EntityManager,
  ids: readonly Id<"rep">[],
): Promise<ReadonlyMap<Id<"rep">, ReportRow>> {
  if (ids.length === 0) return new Map();
  const found: ReportRow[] = await rows<typeof ReportEntity>(em)
    .selectFrom("Report")
    .select(REPORT)
    .where("id", "in", ids)
    .execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** How many reports belong to each of these incidents. */
export async function reportCounts(
  em: EntityManager,
  incidentIds: readonly Id<"inc">[],
): Promise<ReadonlyMap<Id<"inc">, number>> {
  const found = await rows<typeof ReportEntity>(em)
    .selectFrom("Report")
    .select(({ fn }) => ["incidentId", fn.count<string>("id").as("reports")])
    .where("incidentId", "in", incidentIds)
    .groupBy("incidentId")
    .execute();
  return new Map(found.map(({ incidentId, reports }) => [incidentId, Number(reports)]));
}

/** The due times of these incidents themselves, soonest first. */
export async function deadlinesByIncident(
  em: EntityManager,
  incidentIds: readonly Id<"inc">[],
): Promise<ReadonlyMap<Id<"inc">, readonly DeadlineRow[]>> {
  const found: DeadlineRow[] = await deadlines(em)
    .where("incidentId", "in", incidentIds)
    .where("taskId", "is", null)
    .execute();
  return Map.groupBy(found, (row) => row.incidentId);
}

/** The due times of these tasks, soonest first. */
export async function deadlinesByTask(
  em: EntityManager,
  taskIds: readonly Id<"tsk">[],
): Promise<ReadonlyMap<Id<"tsk">, readonly DeadlineRow[]>> {
  const found: DeadlineRow[] = await deadlines(em).where("taskId", "in", taskIds).execute();
  return groupRows(found, (row) => row.taskId);
}

const deadlines = (em: EntityManager) =>
  rows<typeof DeadlineEntity>(em)
    .selectFrom("Deadline")
    .select(DEADLINE)
    .where("cancelledAt", "is", null)
    .orderBy("dueAt")
    .orderBy("id");
