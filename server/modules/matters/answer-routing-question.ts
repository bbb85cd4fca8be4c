import type { Id } from "../../kernel/ids.js";
import type { Database } from "../../platform/database/index.js";
import {
  divisionNames,
  gridIndex,
  isWithin,
  locatePoint,
  nameOfPlace,
  toWgs84,
  townshipOf,
  villageOf,
  type CoordinateSystem,
  type GeoPoint,
} from "../geography/index.js";
import { countyList } from "./county-list.js";
import type { Tier } from "./matter.entity.js";
import type { RoutingPlace } from "./responsibility.rules.js";
import { explainRouting, type RoutingAnswer } from "./routing.rules.js";

/** What is asked of the routing: which matter, and where by point or by the division that a report names. */
export interface RoutingEnquiry {
  readonly matterCode?: string | null;
  readonly location?: (GeoPoint & { readonly system?: CoordinateSystem | null }) | null;
  readonly divisionCode?: string | null;
  readonly tier?: Tier | null;
}

/** An explained routing by the ids of what it refers to. */
export interface RoutingView {
  readonly gridCode: string | null;
  readonly villageCode: string | null;
  readonly townshipCode: string | null;
  readonly ruleId: Id<"rul"> | null;
  readonly leadAgencyId: Id<"agc"> | null;
  readonly supportingAgencyIds: readonly Id<"agc">[];
  readonly steps: RoutingAnswer<unknown, unknown>["steps"];
  readonly runnerUpIds: readonly Id<"rul">[];
  readonly needsOperator: boolean;
}

/** Routes without writing anything. */
export async function answerRoutingQuestion(
  { database, countyCode, at }: { readonly database: Database; readonly countyCode: string; readonly at: Date },
  enquiry: RoutingEnquiry,
): Promise<RoutingView> {
  const list = await database.reference(countyList);
  const known = await placeOf(database, countyCode, enquiry);
  const found = known ?? nowhere(countyCode);
  const name = nameOfPlace(await database.reference(divisionNames), found);
  const place: RoutingPlace = name === undefined ? found : { ...found, name };
  const matter = list.matters.get(enquiry.matterCode ?? "") ?? null;
  const answer = explainRouting({
    matter,
    place,
    rules: list.rulesByMatter.get(matter?.code ?? "") ?? [],
    agencies: list.agencies,
    at,
    isOutsideCounty: known === null,
    ...(enquiry.tier ? { tier: enquiry.tier } : {}),
  });
  return {
    gridCode: place.gridCode,
    villageCode: place.villageCode,
    townshipCode: place.townshipCode,
    ruleId: answer.rule?.id ?? null,
    leadAgencyId: answer.lead?.agency.id ?? null,
    supportingAgencyIds: answer.supporting.map(({ agency }) => agency.id),
    steps: answer.steps,
    runnerUpIds: answer.runnersUp.map(({ id }) => id),
    needsOperator: answer.needsOperator,
  };
}

/** The place by its point, else by the division named, else only the county; null outside the county. */
async function placeOf(
  database: Database,
  countyCode: string,
  { location, divisionCode }: RoutingEnquiry,
): Promise<RoutingPlace | null> {
  if (location != null) {
    const place = locatePoint(await database.reference(gridIndex), toWgs84(location, location.system ?? "WGS84"));
    return place === null ? null : { divisionCode: place.villageCode, ...place };
  }
  if (divisionCode == null) return nowhere(countyCode);
  if (!isWithin(divisionCode, countyCode)) return null;
  return {
    divisionCode,
    townshipCode: townshipOf(divisionCode),
    villageCode: villageOf(divisionCode),
    gridCode: null,
  };
}

function nowhere(countyCode: string): RoutingPlace {
  return { divisionCode: countyCode, townshipCode: null, villageCode: null, gridCode: null };
}
