import type { EntityManager } from "@mikro-orm/postgresql";
import { newId } from "../../kernel/ids.js";
import { mergeRows, rows, type LoadedRows } from "../../platform/database/index.js";
import { ResultCodeEntity } from "./calendar-day.entity.js";
import { MatterClassEntity, MatterEntity, type Limit, type Tier } from "./matter.entity.js";

/** A code with its name, as a file gives it: a class of matters or a result. */
export interface NamedCodeToLoad {
  readonly code: string;
  readonly name: string;
}

/** A matter, as a file gives it. */
export interface MatterToLoad extends NamedCodeToLoad {
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
  readonly isPenalty: boolean;
  readonly isComplaint: boolean;
  readonly isConfidential: boolean;
  readonly isPoliceOnly: boolean;
  readonly resultCodes: readonly string[];
  readonly keywords: readonly string[];
  readonly source: string;
}

/** Brings the classes of matters to what is given, by code; one that is no longer given is kept. */
export async function loadMatterClasses(em: EntityManager, classes: readonly NamedCodeToLoad[]): Promise<LoadedRows> {
  const { missing, ...merged } = await mergeRows(em, MatterClassEntity, { key: ["code"], rows: classes });
  return { ...merged, retired: [], kept: missing };
}

/** Brings the result codes to what is given, by code; one that is no longer given is kept, for tasks ended with it. */
export async function loadResultCodes(em: EntityManager, codes: readonly NamedCodeToLoad[]): Promise<LoadedRows> {
  const { missing, ...merged } = await mergeRows(em, ResultCodeEntity, { key: ["code"], rows: codes });
  return { ...merged, retired: [], kept: missing };
}

/** Brings the matters to what is given, by code; one that is no longer given is retired, one that is given again comes back. */
export async function loadMatters(em: EntityManager, matters: readonly MatterToLoad[], now: Date): Promise<LoadedRows> {
  const { missing, ...merged } = await mergeRows(em, MatterEntity, {
    key: ["code"],
    rows: matters.map((matter) => ({ ...matter, retiredAt: null })),
    whenNew: () => ({ id: newId("mat") }),
  });
  return { ...merged, retired: await retire(em, missing, now), kept: [] };
}

async function retire(em: EntityManager, codes: readonly string[], now: Date): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const table = rows<typeof MatterEntity>(em);
  const live = await table
    .selectFrom("Matter")
    .select("code")
    .where("code", "in", codes)
    .where("retiredAt", "is", null)
    .orderBy("code")
    .execute();
  const leaving = live.map(({ code }) => code);
  // The tables' version moves with every statement, so none is sent where nothing is to be done.
  if (leaving.length > 0)
    await table.updateTable("Matter").set({ retiredAt: now }).where("code", "in", leaving).execute();
  return leaving;
}
