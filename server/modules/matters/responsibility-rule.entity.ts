import { defineEntity, p } from "@mikro-orm/core";
import type { Id } from "../../kernel/ids.js";
import type { AgencyKind } from "../organisations/index.js";
import type { DivisionLevel } from "../geography/index.js";

/** What an agency owes for a matter: its kind, line, level and the text of the duty. */
export interface Duty {
  readonly kind: AgencyKind;
  readonly lineCode: string | null;
  readonly level: DivisionLevel;
  readonly text: string;
}

/** A row of the responsibility list: who leads and who supports, for one matter in one division, for a time. */
export const ResponsibilityRuleEntity = defineEntity({
  name: "ResponsibilityRule",
  tableName: "responsibility_rule",
  properties: {
    id: p.string().$type<Id<"rul">>().primary(),
    matterCode: p.string(),
    divisionCode: p.string(),
    lead: p.json().$type<Duty>(),
    supporting: p.json().$type<Duty[]>(),
    delegatedPower: p.text().nullable(),
    basis: p.text(),
    isInvented: p.boolean(),
    validFrom: p.datetime(),
    validTo: p.datetime().nullable(),
  },
  indexes: [{ properties: ["matterCode", "divisionCode"] }],
});
