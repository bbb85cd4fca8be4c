import { COUNTY_AGENCIES, LINES, TOWNSHIP_OFFICES, VILLAGE_COMMITTEE } from "./agency-tables.mjs";

const COUNTY = "371323";
const ORDINALS = ["一", "二", "三", "四"];

/** Lines as written to lines.ndjson. */
export const listLines = () => LINES.map(([code, name]) => ({ code, name }));

/** Agencies as written to agencies.ndjson: the county's, each township's, each village's. */
export function listAgencies(divisions) {
  const county = COUNTY_AGENCIES.map((row) => agency(COUNTY, row, row.name));
  const townships = ofLevel(divisions, "TOWNSHIP").flatMap(({ code, name }) =>
    TOWNSHIP_OFFICES.map((row) =>
      agency(code, row, row.name({ full: name, short: name.replace(/(街道|镇|乡)$/, "") })),
    ),
  );
  const villages = ofLevel(divisions, "VILLAGE").map(({ code, name }) => agency(code, VILLAGE_COMMITTEE, name));
  return [...county, ...townships, ...villages];
}

function agency(divisionCode, row, name) {
  return {
    code: `${divisionCode}-${row.suffix}`,
    name,
    kind: row.kind,
    lineCode: row.line,
    divisionCode,
    isStationed: row.stationed ?? false,
    lineDepartmentCode: row.department ? `${COUNTY}-${row.department}` : null,
    dutyHours: row.hours,
    acceptsDirectDispatch: row.direct ?? false,
  };
}

/** Squads as written to squads.ndjson, each with the number of people it is to have. */
export function listSquads(divisions) {
  const county = COUNTY_AGENCIES.flatMap((row) => squads(COUNTY, row, row.suffix.replace(/^(CD|UT)-/, ""), ""));
  const townships = ofLevel(divisions, "TOWNSHIP").flatMap(({ code, name }) =>
    TOWNSHIP_OFFICES.flatMap((row) =>
      squads(code, row, `${row.suffix}-${code.slice(6)}`, name.replace(/(街道|镇|乡)$/, "")),
    ),
  );
  return [...county, ...townships];
}

function squads(divisionCode, row, sign, place) {
  const [count, size, requiredCertified] = row.squads;
  return Array.from({ length: count }, (_, i) => ({
    callSign: `${sign}-${i + 1}`,
    name: `${place}${row.squad.replace(/[组班]$/, "")}${count === 1 ? "" : ORDINALS[i]}${row.squad.at(-1)}`,
    agencyCode: `${divisionCode}-${row.suffix}`,
    requiredCertified,
    size,
  }));
}

const ofLevel = (divisions, level) => divisions.filter((division) => division.level === level);
