import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import {
  countyOf,
  divisionNames,
  gridIndex,
  locatePoint,
  toWgs84,
  townshipOf,
  villageOf,
  type SentPoint,
} from "../geography/index.js";

/** Where a report says that something happened. */
export interface SaidPlace {
  readonly location?: SentPoint | null | undefined;
  readonly divisionCode?: string | null | undefined;
  readonly affectedDivisionCodes?: readonly string[] | null | undefined;
}

/** Where it happened as far as it is known; `divisionCode` is the county while nothing else is. */
export interface FoundPlace {
  readonly divisionCode: string;
  readonly townshipCode: string | null;
  readonly villageCode: string | null;
  readonly gridCode: string | null;
  readonly affectedCodes: string[];
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly isOutsideCounty: boolean;
}

/** A place as it was sent, kept beside the WGS-84 that it was turned into. */
export interface SentPlace {
  readonly sourceLongitude: number | null;
  readonly sourceLatitude: number | null;
  readonly sourceSystem: string | null;
  readonly accuracyMeters: number | null;
}

/** The pair, its system and its accuracy as the device gave them; empty where no point was sent. */
export function sentPlaceOf(location: SentPoint | null | undefined): SentPlace {
  return {
    sourceLongitude: location?.longitude ?? null,
    sourceLatitude: location?.latitude ?? null,
    sourceSystem: location == null ? null : (location.system ?? "WGS84"),
    accuracyMeters: location?.accuracyMeters ?? null,
  };
}

/**
 * Finds the grid of a point, else the division named. A named township other than the point's is affected as well; a point outside
 * the county is kept, and a person transfers the report. Refuses codes that are none of this county's.
 */
export async function locateReport(tx: Transaction, countyCode: string, said: SaidPlace): Promise<Result<FoundPlace>> {
  const named = [...(said.divisionCode == null ? [] : [said.divisionCode]), ...(said.affectedDivisionCodes ?? [])];
  const foreign = named.find((code) => countyOf(code) !== countyCode);
  if (foreign !== undefined)
    return refuse("OUTSIDE_COUNTY", {
      path: ["input", "divisionCode"],
      because: `区划 ${foreign} 不属于本县（${countyCode}）。Division ${foreign} lies outside the county.`,
    });
  const known = await tx.reference(divisionNames);
  const unknown = named.find((code) => !known.has(code));
  if (unknown !== undefined)
    return refuse("INVALID_INPUT", {
      path: ["input", "divisionCode"],
      because: `没有代码为 ${unknown} 的区划。There is no division ${unknown}.`,
    });
  if (said.location == null) return accept(fromNames(countyCode, said));
  const sent = said.location;
  const isReal = Math.abs(sent.longitude) <= 180 && Math.abs(sent.latitude) <= 90;
  if (!isReal)
    return refuse("INVALID_INPUT", {
      path: ["input", "location"],
      because: "经度须在 ±180、纬度须在 ±90 之间。Longitude must lie within ±180, latitude within ±90.",
    });
  const point = toWgs84(sent, sent.system ?? "WGS84");
  const place = locatePoint(await tx.reference(gridIndex), point);
  const spot = { longitude: point.longitude, latitude: point.latitude };
  if (place === null)
    return accept({ ...fromNames(countyCode, { ...said, divisionCode: null }), ...spot, isOutsideCounty: true });
  return accept({
    divisionCode: place.villageCode,
    townshipCode: place.townshipCode,
    villageCode: place.villageCode,
    gridCode: place.gridCode,
    affectedCodes: beyond(place.villageCode, named),
    ...spot,
    isOutsideCounty: false,
  });
}

function fromNames(countyCode: string, { divisionCode, affectedDivisionCodes }: SaidPlace): FoundPlace {
  const code = divisionCode ?? countyCode;
  return {
    divisionCode: code,
    townshipCode: townshipOf(code),
    villageCode: villageOf(code),
    gridCode: null,
    affectedCodes: beyond(code, affectedDivisionCodes ?? []),
    longitude: null,
    latitude: null,
    isOutsideCounty: false,
  };
}

/** The named divisions that the main one does not already lie in. */
function beyond(main: string, named: readonly string[]): string[] {
  return [...new Set(named.filter((code) => !main.startsWith(code) && !code.startsWith(main)))].sort();
}

/** The townships that a place touches; more than one makes it the county's. */
export function townshipsOf({
  townshipCode,
  affectedCodes,
}: Pick<FoundPlace, "townshipCode" | "affectedCodes">): string[] {
  const codes = [townshipCode, ...affectedCodes.map((code) => townshipOf(code))].filter((code) => code !== null);
  return [...new Set(codes)];
}
