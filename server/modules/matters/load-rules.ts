import type { EntityManager } from "@mikro-orm/postgresql";
import { newId } from "../../kernel/ids.js";
import { mergeRows, rows, type LoadedRows } from "../../platform/database/index.js";
import { ResponsibilityRuleEntity, type Duty } from "./responsibility-rule.entity.js";

/** A rule of the responsibility list, as a file gives it. */
export interface RuleToLoad {
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

type RuleKey = Pick<RuleToLoad, "matterCode" | "divisionCode" | "validFrom">;

/** Brings the rules to what is given, by matter, division and first day; one that is no longer given ends now, or never begins. */
export async function loadRules(em: EntityManager, rules: readonly RuleToLoad[], now: Date): Promise<LoadedRows> {
  const merged = await mergeRows(em, ResponsibilityRuleEntity, {
    key: ["matterCode", "divisionCode", "validFrom"],
    rows: rules,
    whenNew: () => ({ id: newId("rul") }),
  });
  const { added, changed, unchanged } = merged;
  return { added, changed, unchanged, retired: await endOthers(em, rules, now), kept: [] };
}

async function endOthers(em: EntityManager, rules: readonly RuleToLoad[], now: Date): Promise<readonly string[]> {
  const given = new Set(rules.map(nameOf));
  const table = rows<typeof ResponsibilityRuleEntity>(em);
  const known = await table
    .selectFrom("ResponsibilityRule")
    .select(["id", "matterCode", "divisionCode", "validFrom", "validTo"])
    .execute();
  const ending = known.filter(
    (rule) => !given.has(nameOf(rule)) && (rule.validTo === null || rule.validTo > endOf(rule, now)),
  );
  for (const rule of ending) {
    await table
      .updateTable("ResponsibilityRule")
      .set({ validTo: endOf(rule, now) })
      .where("id", "=", rule.id)
      .execute();
  }
  return ending.map(nameOf);
}

// A rule that has not begun ends with its beginning: it never holds.
function endOf({ validFrom }: RuleKey, now: Date): Date {
  return validFrom > now ? validFrom : now;
}

function nameOf({ matterCode, divisionCode, validFrom }: RuleKey): string {
  return `${matterCode} ${divisionCode} ${validFrom.toISOString()}`;
}
