import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { readCounty } from "../../server/reference/read-county.js";
import { ReferenceDataError } from "../../server/reference/reference-fault.js";

const source = join(projectRoot, "server/reference/yishui");

describe("the demo county", () => {
  const county = readCounty(source);
  const kindsOf = (division: string) =>
    county.agencies.filter(({ divisionCode }) => divisionCode === division).map(({ kind }) => kind);

  it("has 18 townships and 1,063 villages: 1,040 village committees and 23 residents' committees", () => {
    const count = (field: "level" | "kind", value: string) =>
      county.divisions.filter((division) => division[field] === value).length;
    expect(count("level", "COUNTY")).toBe(1);
    expect(count("level", "TOWNSHIP")).toBe(18);
    expect(count("level", "VILLAGE")).toBe(1063);
    expect(count("kind", "VILLAGE_COMMITTEE")).toBe(1040);
    expect(count("kind", "RESIDENTS_COMMITTEE")).toBe(23);
  });

  it("has 1,358 grids, numbered from 001 in each village", () => {
    expect(county.grids).toHaveLength(1358);
    const byVillage = Map.groupBy(county.grids, ({ villageCode }) => villageCode);
    expect(byVillage.size).toBe(1063);
    for (const grids of byVillage.values()) {
      expect(grids.map(({ code }) => Number(code.slice(12)))).toEqual(grids.map((_, place) => place + 1));
    }
  });

  it("says that all areas but the county's outline are synthetic", () => {
    expect(county.areas.filter(({ synthetic }) => !synthetic).map(({ code }) => code)).toEqual(["371323"]);
    expect(county.gridAreas.every(({ synthetic }) => synthetic)).toBe(true);
  });

  it("has the same nine offices in every township, five of them stationed, and a committee in every village", () => {
    const codes = (level: string) =>
      county.divisions.filter((division) => division.level === level).map(({ code }) => code);
    const offices = [
      "GRID_CENTER",
      "ENFORCEMENT_OFFICE",
      "POLICE_STATION",
      "NATURAL_RESOURCES_OFFICE",
      "WATER_CENTER",
      "MARKET_SUPERVISION_OFFICE",
      "JUSTICE_OFFICE",
      "SERVICE_CENTER",
      "TOWNSHIP_OFFICE",
    ];
    for (const code of codes("TOWNSHIP")) expect(kindsOf(code)).toEqual(offices);
    for (const code of codes("VILLAGE")) expect(kindsOf(code)).toEqual(["VILLAGE_COMMITTEE"]);
    expect(county.agencies.filter(({ isStationed }) => isStationed)).toHaveLength(18 * 5);
  });

  it("has no two agencies of one kind and line for the same place, so routing always finds one", () => {
    const keys = county.agencies.map(({ kind, lineCode, divisionCode }) => `${kind} ${lineCode} ${divisionCode}`);
    expect(keys.length - new Set(keys).size).toBe(0);
  });

  it("has two certified officers in every enforcement squad and at least two people in every squad", () => {
    const certified = new Set(county.people.filter(({ isCertified }) => isCertified).map(({ code }) => code));
    const kinds = new Map(county.agencies.map(({ code, kind }) => [code, kind]));
    const members = Map.groupBy(county.posts, ({ squadCallSign }) => squadCallSign);
    const enforcement = county.squads.filter(({ agencyCode }) => kinds.get(agencyCode) === "ENFORCEMENT_OFFICE");

    expect(enforcement).toHaveLength(36);
    for (const { callSign, requiredCertified } of enforcement) {
      expect(requiredCertified).toBe(2);
      const crew = new Set(members.get(callSign)?.map(({ personCode }) => personCode));
      expect([...crew].filter((code) => certified.has(code)).length).toBeGreaterThanOrEqual(2);
    }
    for (const { callSign } of county.squads) expect(members.get(callSign)?.length).toBeGreaterThanOrEqual(2);
  });

  it("has a leader for every agency, and a squad for every one but the village committees", () => {
    const led = new Set(
      county.posts.filter(({ post }) => post === "AGENCY_LEADER").map(({ agencyCode }) => agencyCode),
    );
    const withSquad = new Set(county.squads.map(({ agencyCode }) => agencyCode));
    expect(county.agencies.filter(({ code }) => !led.has(code))).toEqual([]);
    expect(county.agencies.filter(({ code, kind }) => kind !== "VILLAGE_COMMITTEE" && !withSquad.has(code))).toEqual(
      [],
    );
  });

  it("staffs the county's and every township's center", () => {
    const seats = ["COMMANDER", "SHIFT_LEADER", "DISPATCHER", "INTAKE_CLERK", "CHECKER", "SUPERVISOR"];
    const postsAt = (agency: string) =>
      county.posts.filter(({ agencyCode }) => agencyCode === agency).map(({ post }) => post);
    const centers = county.agencies.filter(({ kind }) => kind === "GRID_CENTER" || kind === "COMMAND_CENTER");
    expect(centers).toHaveLength(19);
    for (const { code } of centers) expect(postsAt(code)).toEqual(expect.arrayContaining(seats));
    expect(postsAt("371323-CC")).toEqual(expect.arrayContaining(["AUDITOR", "ADMINISTRATOR"]));
  });

  it("has one worker for each grid, one assistant for each village, and people who hold several posts", () => {
    const holders = (post: string) => county.posts.filter((held) => held.post === post);
    expect(holders("GRID_WORKER")).toHaveLength(county.grids.length);
    expect(new Set(holders("GRID_WORKER").map(({ gridCode }) => gridCode))).toEqual(
      new Set(county.grids.map(({ code }) => code)),
    );
    expect(new Set(holders("VILLAGE_ASSISTANT").map(({ divisionCode }) => divisionCode)).size).toBe(1063);
    expect(holders("VILLAGE_ASSISTANT")).toHaveLength(1063);
    const perPerson = Map.groupBy(county.posts, ({ personCode }) => personCode);
    expect([...perPerson.values()].filter((posts) => posts.length > 1).length).toBeGreaterThan(100);
  });

  it("has invented people only, each with a name and number of their own", () => {
    expect(county.people.every(({ isInvented }) => isInvented)).toBe(true);
    expect(new Set(county.people.map(({ name }) => name)).size).toBe(county.people.length);
    expect(new Set(county.people.map(({ phone }) => phone)).size).toBe(county.people.length);
    expect(county.people.every(({ phone }) => phone.startsWith("1990000"))).toBe(true);
  });
});

describe("a county with a fault", () => {
  const folder = mkdtempSync(join(tmpdir(), "muster-county-"));
  beforeEach(() => cpSync(source, folder, { recursive: true, filter: (path) => !path.includes("/generate") }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[what: string, file: string, line: number, from: RegExp, to: string, fault: string]>([
    ["a line that is no JSON", "people.ndjson", 3, /\{/, "", "people.ndjson:3: -: "],
    ["an unknown kind", "divisions.ndjson", 2, /"STREET"/, '"BOROUGH"', "divisions.ndjson:2: kind: "],
    ["a field too many", "lines.ndjson", 4, /\}$/, ',"colour":"red"}', "lines.ndjson:4: -: "],
    [
      "a parent that is not around it",
      "divisions.ndjson",
      20,
      /"parentCode":"\d+"/,
      '"parentCode":"371323002"',
      "divisions.ndjson:20: parentCode: ",
    ],
    [
      "a code given twice",
      "lines.ndjson",
      2,
      /GOVERNMENT/,
      "GOVERNANCE",
      "lines.ndjson:2: code: GOVERNANCE is given twice",
    ],
    [
      "a grid of another village",
      "grids.ndjson",
      1,
      /"villageCode":"\d+"/,
      '"villageCode":"371323001002"',
      "grids.ndjson:1: villageCode: ",
    ],
    [
      "an unknown line",
      "agencies.ndjson",
      5,
      /"lineCode":"\w+"/,
      '"lineCode":"MAGIC"',
      "agencies.ndjson:5: lineCode: MAGIC does not exist",
    ],
    [
      "a department that is none",
      "agencies.ndjson",
      34,
      /371323-CD-PUBLIC_SECURITY/,
      "371323-CC",
      "agencies.ndjson:34: lineDepartmentCode: 371323-CC is no county department",
    ],
    ["duty hours that are none", "agencies.ndjson", 1, /00:00-24:00/, "always", "agencies.ndjson:1: dutyHours: "],
    [
      "a squad of no agency",
      "squads.ndjson",
      1,
      /371323-CC/,
      "371323-XX",
      "squads.ndjson:1: agencyCode: 371323-XX does not exist",
    ],
    [
      "a squad short of certified officers",
      "squads.ndjson",
      1,
      /"requiredCertified":0/,
      '"requiredCertified":2',
      "squads.ndjson:1: requiredCertified: CC-1 has 0 certified members of 2",
    ],
    ["a post of nobody", "posts.ndjson", 9, /P\d{5}/, "P99999", "posts.ndjson:9: personCode: P99999 does not exist"],
    [
      "an open ring",
      "grid-areas.geojson",
      2,
      /\[\[\[[\d.]+/,
      "[[[118.1",
      "grid-areas.geojson:2: geometry.coordinates.0: the ring is not closed",
    ],
    [
      "an area of no division",
      "areas.geojson",
      3,
      /"code":"371323001"/,
      '"code":"371323999"',
      "areas.geojson:3: properties.level: 371323999 is no TOWNSHIP",
    ],
    [
      "a missing area",
      "areas.geojson",
      3,
      /"code":"371323001"/,
      '"code":"371323999"',
      "divisions.ndjson:2: code: 371323001 has no area",
    ],
    ["another layout", "areas.geojson", 1, /\[/, "[ ", "areas.geojson:1: features: "],
  ])("names %s by file, line and field", (_what, file, line, from, to, fault) => {
    const lines = readFileSync(join(source, file), "utf8").split("\n");
    const text = lines[line - 1] ?? "";
    expect(text).toMatch(from);
    writeFileSync(join(folder, file), lines.with(line - 1, text.replace(from, to)).join("\n"));

    expect(faultOf(folder).message).toContain(fault);
  });

  it("names all faults of a file, twenty of them in its message", () => {
    const lines = readFileSync(join(source, "people.ndjson"), "utf8").replaceAll('"isInvented":true', '"isInvented":1');
    writeFileSync(join(folder, "people.ndjson"), lines);

    const { faults, message } = faultOf(folder);
    expect(faults).toHaveLength(lines.trimEnd().split("\n").length);
    expect(faults[1]).toMatchObject({ file: "people.ndjson", line: 2, field: "isInvented" });
    expect(message.split("\n")).toHaveLength(22);
  });
});

function faultOf(folder: string): ReferenceDataError {
  try {
    readCounty(folder);
  } catch (error) {
    if (error instanceof ReferenceDataError) return error;
    throw error;
  }
  throw new Error("the county was read without a fault");
}
