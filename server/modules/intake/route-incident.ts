import type { Transaction } from "../../platform/commands/index.js";
import { divisionNames, nameOfPlace } from "../geography/index.js";
import {
  explainRouting,
  type CountyList,
  type ListedAgency,
  type ListedRule,
  type RoutingAnswer,
  type Tier,
} from "../matters/index.js";
import type { RoutingRecord } from "../incidents/index.js";
import { townshipsOf, type FoundPlace } from "./locate-report.js";

/** What routing looks at. */
export interface RoutedThing {
  readonly matterCode: string | null;
  readonly tier: Tier | null;
  readonly place: FoundPlace;
  readonly at: Date;
}

/** Asks the responsibility list who leads and who supports, by the same rules as the dry run (`answerRoutingQuestion`). */
export async function routeByList(
  tx: Transaction,
  list: CountyList,
  { matterCode, tier, place, at }: RoutedThing,
): Promise<RoutingAnswer<ListedRule, ListedAgency>> {
  const name = nameOfPlace(await tx.reference(divisionNames), place);
  const matter = matterCode === null ? null : (list.matters.get(matterCode) ?? null);
  return explainRouting({
    matter,
    place: name === undefined ? place : { ...place, name },
    rules: matterCode === null ? [] : (list.rulesByMatter.get(matterCode) ?? []),
    agencies: list.agencies,
    at,
    isOutsideCounty: place.isOutsideCounty,
    ...(tier === null ? {} : { tier }),
  });
}

/** The answer as it is kept with the incident. */
export function recordOf(answer: RoutingAnswer<ListedRule, ListedAgency>): RoutingRecord {
  return {
    ruleId: answer.rule?.id ?? null,
    leadAgencyId: answer.lead?.agency.id ?? null,
    supportingAgencyIds: answer.supporting.map(({ agency }) => agency.id),
    duties: Object.fromEntries(
      [...(answer.lead ? [answer.lead] : []), ...answer.supporting].map(({ agency, duty }) => [agency.id, duty]),
    ),
    steps: answer.steps,
    runnerUpIds: answer.runnersUp.map((rule) => rule.id),
    needsOperator: answer.needsOperator,
  };
}

/**
 * Who commands: the township's grid center, but the county's command center for an EMERGENCY, for an unknown township, for what
 * touches several townships, and where the lead is a county agency, which a township reaches only by calling the county.
 */
export function commandingCenterOf(
  list: CountyList,
  place: FoundPlace,
  tier: Tier,
  leadAgencyId: string | null,
): ListedAgency {
  const lead = leadAgencyId === null ? undefined : list.agencyById.get(leadAgencyId);
  const isCountys =
    tier === "EMERGENCY" ||
    place.townshipCode === null ||
    townshipsOf(place).length > 1 ||
    lead?.divisionCode === list.countyCenter.divisionCode;
  return isCountys ? list.countyCenter : list.centerOf(place.townshipCode);
}
