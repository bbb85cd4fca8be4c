import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { Tier } from "../matters/index.js";
import type {
  CheckResult,
  Disposition,
  Incident,
  IncidentEntity,
  IncidentSource,
  IncidentStatus,
  RoutingRecord,
} from "./incident.entity.js";

/** An incident without its routing record, which is heavy and read by itself. */
export interface IncidentRow {
  readonly id: Id<"inc">;
  readonly number: string | null;
  readonly version: number;
  readonly status: IncidentStatus;
  readonly tier: Tier;
  readonly priority: number;
  readonly title: string;
  readonly description: string;
  readonly isConfidential: boolean;
  readonly matterCode: string | null;
  readonly isMatterGuessed: boolean;
  readonly source: IncidentSource;
  readonly externalNumber: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly address: string | null;
  readonly divisionCode: string;
  readonly townshipCode: string | null;
  readonly villageCode: string | null;
  readonly gridCode: string | null;
  readonly affectedCodes: readonly string[];
  readonly agencyIds: readonly Id<"agc">[];
  readonly commandingCenterId: Id<"agc">;
  readonly leadAgencyId: Id<"agc"> | null;
  readonly supportingAgencyIds: readonly Id<"agc">[];
  readonly handlingAgencyIds: readonly Id<"agc">[];
  readonly duplicateOfId: Id<"inc"> | null;
  readonly returnRequests: number;
  readonly isRulingPending: boolean;
  readonly round: number;
  readonly liveTasks: number;
  readonly disposition: Disposition | null;
  readonly checkResult: CheckResult | null;
  readonly suspendedFrom: IncidentStatus | null;
  readonly nextDueAt: Date | null;
  readonly reportedById: Id<"per"> | null;
  readonly occurredAt: Date | null;
  readonly reportedAt: Date;
  readonly filedAt: Date | null;
  readonly dispatchedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly handledAt: Date | null;
  readonly checkedAt: Date | null;
  readonly closedAt: Date | null;
}

const FIRST_VERSION = 1;

const COLUMNS = [
  "id",
  "number",
  "version",
  "status",
  "tier",
  "priority",
  "title",
  "description",
  "isConfidential",
  "matterCode",
  "isMatterGuessed",
  "source",
  "externalNumber",
  "longitude",
  "latitude",
  "address",
  "divisionCode",
  "townshipCode",
  "villageCode",
  "gridCode",
  "affectedCodes",
  "agencyIds",
  "commandingCenterId",
  "leadAgencyId",
  "supportingAgencyIds",
  "handlingAgencyIds",
  "duplicateOfId",
  "returnRequests",
  "isRulingPending",
  "round",
  "liveTasks",
  "disposition",
  "checkResult",
  "suspendedFrom",
  "nextDueAt",
  "reportedById",
  "occurredAt",
  "reportedAt",
  "filedAt",
  "dispatchedAt",
  "arrivedAt",
  "handledAt",
  "checkedAt",
  "closedAt",
] as const satisfies readonly (keyof IncidentRow)[];

/** An incident that a command has made, as a read would give it. */
export function incidentRowOf(incident: Incident): IncidentRow {
  const row = Object.fromEntries(COLUMNS.map((column) => [column, incident[column] ?? null]));
  return { ...(row as unknown as IncidentRow), version: incident.version ?? FIRST_VERSION };
}

const select = (em: EntityManager) => rows<typeof IncidentEntity>(em).selectFrom("Incident");

/** The incidents with these ids, as far as the reader may see them. */
export async function incidentsById(
  em: EntityManager,
  ids: readonly Id<"inc">[],
): Promise<ReadonlyMap<Id<"inc">, IncidentRow>> {
  const found: IncidentRow[] = await select(em).select(COLUMNS).where("id", "in", ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** The incidents with these numbers for people, as far as the reader may see them. */
export async function incidentsByNumber(
  em: EntityManager,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, IncidentRow>> {
  const found: IncidentRow[] = await select(em).select(COLUMNS).where("number", "in", numbers).execute();
  return new Map(found.map((row) => [row.number ?? "", row]));
}

/** The number for people of one incident, or null where the reader of `em` may not see it. */
export async function incidentNumber(em: EntityManager, id: Id<"inc">): Promise<string | null> {
  const found = await select(em).select("number").where("id", "=", id).executeTakeFirst();
  return found?.number ?? null;
}

/** How these incidents were routed when they were filed; those not routed yet are left out. */
export async function routingsByIncident(
  em: EntityManager,
  ids: readonly Id<"inc">[],
): Promise<ReadonlyMap<Id<"inc">, RoutingRecord>> {
  const found = await select(em)
    .select(["id", "routing"])
    .where("id", "in", ids)
    .where("routing", "is not", null)
    .execute();
  return new Map(found.flatMap(({ id, routing }) => (routing === null ? [] : [[id, routing] as const])));
}
