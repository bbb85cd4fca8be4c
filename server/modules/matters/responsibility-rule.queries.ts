import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { Duty, ResponsibilityRuleEntity } from "./responsibility-rule.entity.js";

/** A row of the responsibility list. */
export interface ResponsibilityRuleRow {
  readonly id: Id<"rul">;
  readonly matterCode: string;
  readonly divisionCode: string;
  readonly lead: Duty;
  readonly supporting: readonly Duty[];
  readonly delegatedPower: string | null;
  readonly basis: string;
  readonly isInvented: boolean;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

const COLUMNS = [
  "id",
  "matterCode",
  "divisionCode",
  "lead",
  "supporting",
  "delegatedPower",
  "basis",
  "isInvented",
  "validFrom",
  "validTo",
] as const;

const select = (em: EntityManager) =>
  rows<typeof ResponsibilityRuleEntity>(em).selectFrom("ResponsibilityRule").select(COLUMNS);

/** The rules with these ids, ended ones included, since old incidents still name them. */
export async function rulesById(
  em: EntityManager,
  ids: readonly Id<"rul">[],
): Promise<ReadonlyMap<Id<"rul">, ResponsibilityRuleRow>> {
  const found: ResponsibilityRuleRow[] = await select(em).where("id", "in", ids).execute();
  return new Map(found.map((row) => [row.id, row]));
}

/** The rules of each of these matters, the county's first, then the townships' in the order of their codes. */
export async function rulesByMatter(
  em: EntityManager,
  matterCodes: readonly string[],
): Promise<ReadonlyMap<string, readonly ResponsibilityRuleRow[]>> {
  const found: ResponsibilityRuleRow[] = await select(em)
    .where("matterCode", "in", matterCodes)
    .orderBy("divisionCode")
    .orderBy("validFrom")
    .execute();
  return Map.groupBy(found, (row) => row.matterCode);
}
