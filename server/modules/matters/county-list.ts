import type { EntityManager } from "@mikro-orm/postgresql";
import type { Id } from "../../kernel/ids.js";
import { rows } from "../../platform/database/index.js";
import type { AgencyEntity, AgencyKind } from "../organisations/index.js";
import type { CalendarDayEntity, CenterLimitEntity } from "./calendar-day.entity.js";
import type { CenterLimit } from "./deadline-table.rules.js";
import { parseDutyHours, ROUND_THE_CLOCK, type DutyHours } from "./duty-hours.rules.js";
import type { Limit, LimitClock, MatterEntity, Tier } from "./matter.entity.js";
import type { Duty, ResponsibilityRuleEntity } from "./responsibility-rule.entity.js";
import { workCalendarOf, type WorkCalendar } from "./work-calendar.rules.js";

/** A matter as commands need it. */
export interface ListedMatter {
  readonly id: Id<"mat">;
  readonly code: string;
  readonly name: string;
  readonly classCode: string;
  readonly tier: Tier;
  readonly priority: number;
  readonly filingCondition: string | null;
  readonly keywords: readonly string[];
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
}

/** A rule of the responsibility list as commands need it. */
export interface ListedRule {
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

/** An agency as commands need it, its duty hours read once. */
export interface ListedAgency {
  readonly id: Id<"agc">;
  readonly code: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly lineCode: string | null;
  readonly divisionCode: string;
  readonly isStationed: boolean;
  readonly lineDepartmentId: Id<"agc"> | null;
  readonly acceptsDirectDispatch: boolean;
  readonly hours: DutyHours;
}

/** The responsibility list of a county with all that it refers to. */
export interface CountyList {
  readonly matters: ReadonlyMap<string, ListedMatter>;
  readonly rulesByMatter: ReadonlyMap<string, readonly ListedRule[]>;
  readonly agencies: readonly ListedAgency[];
  readonly agencyById: ReadonlyMap<string, ListedAgency>;
  readonly calendar: WorkCalendar;
  readonly centerLimits: readonly CenterLimit[];
  readonly countyCenter: ListedAgency;
  /** The center that commands in a township, or the county's where none is known. */
  centerOf(townshipCode: string | null): ListedAgency;
}

/** Reads the whole list; a few thousand rows, so read it through the reference cache. */
export async function countyList(em: EntityManager): Promise<CountyList> {
  const from = rows<
    | typeof MatterEntity
    | typeof ResponsibilityRuleEntity
    | typeof AgencyEntity
    | typeof CalendarDayEntity
    | typeof CenterLimitEntity
  >(em);
  const matters = await from.selectFrom("Matter").selectAll().where("retiredAt", "is", null).execute();
  const rules = await from.selectFrom("ResponsibilityRule").selectAll().execute();
  const agencyRows = await from.selectFrom("Agency").selectAll().execute();
  const days = await from.selectFrom("CalendarDay").selectAll().execute();
  const limits = await from.selectFrom("CenterLimit").selectAll().execute();
  const agencies = agencyRows.map((agency): ListedAgency => ({
    ...agency,
    hours: parseDutyHours(agency.dutyHours) ?? ROUND_THE_CLOCK,
  }));
  const countyCenter = agencies.find((agency) => agency.kind === "COMMAND_CENTER");
  if (countyCenter === undefined)
    throw new Error("no agency of the kind COMMAND_CENTER is loaded: load the reference data first");
  const gridCenters = new Map(
    agencies.filter((agency) => agency.kind === "GRID_CENTER").map((agency) => [agency.divisionCode, agency]),
  );
  return {
    matters: new Map(matters.map((matter) => [matter.code, matter])),
    rulesByMatter: Map.groupBy(rules, (rule) => rule.matterCode),
    agencies,
    agencyById: new Map(agencies.map((agency) => [agency.id, agency])),
    calendar: workCalendarOf(days),
    centerLimits: limits.map(({ kind, tier, amount, clock }) => ({
      kind: kind as CenterLimit["kind"],
      tier,
      limit: { amount, clock: clock as LimitClock },
    })),
    countyCenter,
    centerOf: (townshipCode) =>
      townshipCode === null ? countyCenter : (gridCenters.get(townshipCode) ?? countyCenter),
  };
}
