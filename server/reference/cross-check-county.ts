import type { CountyFiles } from "./county-reference.js";
import type { ReferenceFault } from "./reference-fault.js";
import { codesOf, doubles, unknown, wrong } from "./row-checks.js";

/** What is wrong between the rows of a county: codes given twice, codes that do not exist, areas and staff that are missing. */
export function crossCheckCounty(files: CountyFiles): readonly ReferenceFault[] {
  return [...checkTree(files), ...checkGround(files), ...checkAgencies(files), ...checkStaff(files)];
}

function checkTree({ divisions, grids }: CountyFiles): readonly ReferenceFault[] {
  const levels = new Map(divisions.rows.map(({ row }) => [row.code, row.level]));
  const around = { COUNTY: null, TOWNSHIP: "COUNTY", VILLAGE: "TOWNSHIP" } as const;
  const digits = { COUNTY: 6, TOWNSHIP: 9, VILLAGE: 12 } as const;
  return [
    ...doubles(divisions, "code", ({ code }) => code),
    ...doubles(grids, "code", ({ code }) => code),
    ...wrong(divisions, "code", ({ code, level }) =>
      code.length === digits[level] ? null : `${code} is no code of a ${level}`,
    ),
    ...wrong(divisions, "parentCode", ({ code, level, parentCode }) => {
      const expected = around[level] === null ? null : code.slice(0, -3);
      if (parentCode !== expected) return `${code} lies in ${String(expected)}, not in ${String(parentCode)}`;
      return parentCode === null || levels.get(parentCode) === around[level] ? null : `${parentCode} does not exist`;
    }),
    ...wrong(grids, "villageCode", ({ code, villageCode }) => {
      if (!code.startsWith(villageCode)) return `${code} does not begin with ${villageCode}`;
      return levels.get(villageCode) === "VILLAGE" ? null : `${villageCode} is no village`;
    }),
  ];
}

function checkGround({ divisions, areas, grids, gridAreas }: CountyFiles): readonly ReferenceFault[] {
  const levels = new Map(divisions.rows.map(({ row }) => [row.code, row.level]));
  const villagesWithGrid = new Set(grids.rows.map(({ row }) => row.villageCode));
  return [
    ...doubles(areas, "properties.code", ({ code }) => code),
    ...doubles(gridAreas, "properties.code", ({ code }) => code),
    ...wrong(areas, "properties.level", ({ code, level }) =>
      levels.get(code) === level ? null : `${code} is no ${level}`,
    ),
    ...unknown(
      gridAreas,
      "properties.code",
      ({ code }) => code,
      codesOf(grids, ({ code }) => code),
    ),
    ...unknown(
      divisions,
      "code",
      ({ code }) => code,
      codesOf(areas, ({ code }) => code),
      "has no area",
    ),
    ...unknown(
      grids,
      "code",
      ({ code }) => code,
      codesOf(gridAreas, ({ code }) => code),
      "has no area",
    ),
    ...wrong(divisions, "code", ({ code, level }) =>
      level === "VILLAGE" && !villagesWithGrid.has(code) ? `${code} has no grid` : null,
    ),
  ];
}

function checkAgencies({ divisions, lines, agencies, squads }: CountyFiles): readonly ReferenceFault[] {
  const departments = new Set(agencies.rows.flatMap(({ row }) => (row.kind === "COUNTY_DEPARTMENT" ? [row.code] : [])));
  return [
    ...doubles(lines, "code", ({ code }) => code),
    ...doubles(agencies, "code", ({ code }) => code),
    ...doubles(squads, "callSign", ({ callSign }) => callSign),
    ...unknown(
      agencies,
      "lineCode",
      ({ lineCode }) => lineCode,
      codesOf(lines, ({ code }) => code),
    ),
    ...unknown(
      agencies,
      "divisionCode",
      ({ divisionCode }) => divisionCode,
      codesOf(divisions, ({ code }) => code),
    ),
    ...unknown(
      agencies,
      "lineDepartmentCode",
      ({ lineDepartmentCode }) => lineDepartmentCode,
      departments,
      "is no county department",
    ),
    ...unknown(
      squads,
      "agencyCode",
      ({ agencyCode }) => agencyCode,
      codesOf(agencies, ({ code }) => code),
    ),
  ];
}

function checkStaff({ divisions, grids, agencies, squads, people, posts }: CountyFiles): readonly ReferenceFault[] {
  const agencyOfSquad = new Map(squads.rows.map(({ row }) => [row.callSign, row.agencyCode]));
  const certified = codesOf(people, ({ code, isCertified }) => (isCertified ? code : null));
  const certifiedIn = new Map<string, number>();
  for (const { row } of posts.rows) {
    if (row.squadCallSign === null || !certified.has(row.personCode)) continue;
    certifiedIn.set(row.squadCallSign, (certifiedIn.get(row.squadCallSign) ?? 0) + 1);
  }
  return [
    ...doubles(people, "code", ({ code }) => code),
    ...doubles(posts, "post", (row) => JSON.stringify(row)),
    ...unknown(
      posts,
      "personCode",
      ({ personCode }) => personCode,
      codesOf(people, ({ code }) => code),
    ),
    ...unknown(
      posts,
      "agencyCode",
      ({ agencyCode }) => agencyCode,
      codesOf(agencies, ({ code }) => code),
    ),
    ...unknown(
      posts,
      "divisionCode",
      ({ divisionCode }) => divisionCode,
      codesOf(divisions, ({ code }) => code),
    ),
    ...unknown(
      posts,
      "gridCode",
      ({ gridCode }) => gridCode,
      codesOf(grids, ({ code }) => code),
    ),
    ...wrong(posts, "squadCallSign", ({ squadCallSign, agencyCode }) =>
      squadCallSign === null || agencyOfSquad.get(squadCallSign) === agencyCode
        ? null
        : `${squadCallSign} is no squad of ${String(agencyCode)}`,
    ),
    ...wrong(squads, "requiredCertified", ({ callSign, requiredCertified }) => {
      const found = certifiedIn.get(callSign) ?? 0;
      return found >= requiredCertified ? null : `${callSign} has ${found} certified members of ${requiredCertified}`;
    }),
  ];
}
