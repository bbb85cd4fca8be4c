import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { Limit, MatterClassEntity, MatterEntity, Tier } from "./matter.entity.js";

/** A matter as the list shows it. */
export interface MatterRow {
  readonly id: Id<"mat">;
  readonly code: string;
  readonly name: string;
  readonly classCode: string;
  readonly tier: Tier;
  readonly priority: number;
  readonly filingCondition: string | null;
  readonly closingCondition: string | null;
  readonly acceptWithin: Limit;
  readonly arriveWithin: Limit | null;
  readonly handleWithin: Limit;
  readonly checkWithin: Limit;
  readonly isSettleableOnTheSpot: boolean;
  readonly needsEvidence: boolean;
  readonly resultCodes: readonly string[];
  readonly keywords: readonly string[];
  readonly source: string;
  readonly retiredAt: Date | null;
}

/** A class of matters. */
export interface MatterClassRow {
  readonly code: string;
  readonly name: string;
}

const COLUMNS = [
  "id",
  "code",
  "name",
  "classCode",
  "tier",
  "priority",
  "filingCondition",
  "closingCondition",
  "acceptWithin",
  "arriveWithin",
  "handleWithin",
  "checkWithin",
  "isSettleableOnTheSpot",
  "needsEvidence",
  "resultCodes",
  "keywords",
  "source",
  "retiredAt",
] as const;

const select = (em: EntityManager) => rows<typeof MatterEntity>(em).selectFrom("Matter").select(COLUMNS);

/** The matters with these codes, retired ones included, since old incidents still name them. */
export async function mattersByCode(
  em: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, MatterRow>> {
  const found: MatterRow[] = await select(em).where("code", "in", codes).execute();
  return new Map(found.map((row) => [row.code, row]));
}

/** The matters with these ids, retired ones included. */
export async function mattersById(
  em: EntityManager,
  ids: readonly Id<"mat">[],
): Promise<ReadonlyMap<Id<"mat">, MatterRow>> {
  const found: MatterRow[] = await select(em).where("id", "in", ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** The matters in use, of one class or of all, in the order of their codes. */
export function findMatters(em: EntityManager, classCode: string | null): Promise<readonly MatterRow[]> {
  const query = select(em).where("retiredAt", "is", null);
  return (classCode === null ? query : query.where("classCode", "=", classCode)).orderBy("code").execute();
}

/** The classes with these codes. */
export async function matterClassesByCode(
  em: EntityManager,
  codes: readonly string[],
): Promise<ReadonlyMap<string, MatterClassRow>> {
  const found: MatterClassRow[] = await rows<typeof MatterClassEntity>(em)
    .selectFrom("MatterClass")
    .select(["code", "name"])
    .where("code", "in", codes)
    .execute();
  return new Map(found.map((row) => [row.code, row]));
}
