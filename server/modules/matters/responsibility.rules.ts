import type { AgencyKind } from "../organisations/index.js";
import type { Duty } from "./responsibility-rule.entity.js";

/** What routing reads of a responsibility rule. */
export interface RoutingRule {
  readonly matterCode: string;
  readonly divisionCode: string;
  readonly lead: Duty;
  readonly supporting: readonly Duty[];
  readonly delegatedPower: string | null;
  readonly basis: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

/** What routing reads of an agency. */
export interface RoutingAgency {
  readonly name: string;
  readonly kind: AgencyKind;
  readonly lineCode: string | null;
  readonly divisionCode: string;
  readonly isStationed: boolean;
}

/** Where something happened, as far as it is known; `divisionCode` is the county while nothing else is. */
export interface RoutingPlace {
  readonly divisionCode: string;
  readonly townshipCode: string | null;
  readonly villageCode: string | null;
  readonly gridCode: string | null;
  /** The place in words for people, such as 沂城街道阳东街. */
  readonly name?: string;
}

/** The rules of a matter that are in force at a place and time, the most specific first; one is valid from its first instant until just before `validTo`. */
export function rulesInForce<Rule extends RoutingRule>(
  rules: readonly Rule[],
  matterCode: string,
  place: RoutingPlace,
  at: Date,
): Rule[] {
  const code = place.villageCode ?? place.townshipCode ?? place.divisionCode;
  return rules
    .filter((rule) => rule.matterCode === matterCode && code.startsWith(rule.divisionCode) && isValid(rule, at))
    .sort((one, other) => other.divisionCode.length - one.divisionCode.length);
}

/** The agencies that a duty names at a place: its kind, its line where it has one, its level. Empty too where that level is not known. */
export function agenciesOwing<Agency extends RoutingAgency>(
  duty: Duty,
  place: RoutingPlace,
  agencies: readonly Agency[],
): Agency[] {
  const division = divisionAt(duty.level, place);
  return agencies.filter(
    (agency) =>
      agency.kind === duty.kind &&
      agency.divisionCode === division &&
      (duty.lineCode === null || agency.lineCode === duty.lineCode),
  );
}

/** The stationed office of a county agency's line in the township of the place. */
export function stationedOffices<Agency extends RoutingAgency>(
  lead: Agency,
  place: RoutingPlace,
  agencies: readonly Agency[],
): Agency[] {
  return agencies.filter(
    (agency) => agency.isStationed && agency.lineCode === lead.lineCode && agency.divisionCode === place.townshipCode,
  );
}

/** The division of a level that a place lies in, or null while it is not known. */
export function divisionAt(level: Duty["level"], place: RoutingPlace): string | null {
  switch (level) {
    case "COUNTY":
      return place.divisionCode.slice(0, COUNTY_CODE_LENGTH);
    case "TOWNSHIP":
      return place.townshipCode;
    case "VILLAGE":
      return place.villageCode;
  }
}

const COUNTY_CODE_LENGTH = 6;

function isValid({ validFrom, validTo }: RoutingRule, at: Date): boolean {
  return validFrom <= at && (validTo === null || at < validTo);
}
