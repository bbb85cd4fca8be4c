import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../server/kernel/project-root.js";
import { explainRouting } from "../../server/modules/matters/index.js";
import { readCounty } from "../../server/reference/read-county.js";
import { readMatters } from "../../server/reference/read-matters.js";
import { ReferenceDataError } from "../../server/reference/reference-fault.js";

const source = join(projectRoot, "server/reference/yishui");

describe("the demo county's matters", () => {
  const { matters, classes, rules, calendar, resultCodes } = readMatters(source);
  const { divisions, agencies } = readCounty(source);
  const townships = divisions.filter(({ level }) => level === "TOWNSHIP");

  it("are the 54 event codes and 61 rural ones in class 21", () => {
    expect(matters).toHaveLength(115);
    expect(matters.filter(({ code }) => /^21\d{4}$/.test(code))).toHaveLength(61);
    expect(classes).toHaveLength(14);
  });

  it("have each their own filing and closing condition", () => {
    expect(new Set(matters.map(({ filingCondition }) => filingCondition)).size).toBe(115);
    expect(new Set(matters.map(({ closingCondition }) => closingCondition)).size).toBe(115);
  });

  it("use every result code", () => {
    const used = new Set(matters.flatMap((matter) => matter.resultCodes));
    expect(resultCodes.filter(({ code }) => !used.has(code))).toEqual([]);
  });

  it("say of everything invented that it is", () => {
    expect(matters.filter(({ source: from }) => !from.includes("invented"))).toEqual([]);
    expect(rules.every(({ isInvented, basis }) => isInvented && basis.includes("invented"))).toBe(true);
  });

  it("have township rules in several townships and powers that move the lead and that do not", () => {
    const own = rules.filter(({ divisionCode }) => divisionCode.length === 9);
    expect(own.length).toBeGreaterThanOrEqual(20);
    expect(new Set(own.map(({ divisionCode }) => divisionCode)).size).toBeGreaterThanOrEqual(10);
    const powers = new Set(own.flatMap(({ delegatedPower }) => delegatedPower?.split("：")[0] ?? []));
    expect([...powers].sort()).toEqual(["行政处罚", "行政检查", "行政许可"]);
  });

  it("route without a person in one village of every township, now and on every day a rule changes", () => {
    const unrouted: string[] = [];
    for (const { code: townshipCode } of townships) {
      const villageCode = divisions.find(({ parentCode }) => parentCode === townshipCode)?.code ?? null;
      const place = { divisionCode: villageCode ?? townshipCode, townshipCode, villageCode, gridCode: null };
      for (const matter of matters) {
        const own = rules.filter(({ matterCode }) => matterCode === matter.code);
        const moments = own.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? validFrom]);
        for (const at of moments) {
          const answer = explainRouting({ matter, place, rules: own, agencies, at });
          const isWhole = !answer.needsOperator && answer.lead !== null && answer.supporting.length > 0;
          if (!isWhole || answer.steps.some((step) => step.answer === "暂缺")) {
            unrouted.push(`${matter.name} ${townshipCode}: ${answer.steps.at(-1)?.because ?? ""}`);
          }
        }
      }
    }
    expect(unrouted).toEqual([]);
  });

  it("have a calendar of 2025 to 2027 with make-up days, 2027 provisional", () => {
    expect(calendar).toHaveLength(1095);
    expect(calendar.filter(({ isPublished }) => !isPublished).every(({ date }) => date.startsWith("2027"))).toBe(true);
    const on = (date: string) => calendar.find((day) => day.date === date);
    expect(on("2026-02-14")).toEqual({ date: "2026-02-14", isWorking: true, name: "春节调休上班", isPublished: true });
    expect(on("2026-02-17")?.isWorking).toBe(false);
    expect(on("2027-02-06")).toMatchObject({ isWorking: false, isPublished: false });
  });
});

describe("a fault in the matters", () => {
  const folder = mkdtempSync(join(tmpdir(), "muster-matters-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const needed =
    /yishui$|(matters|matter-classes|result-codes|rules|center-limits|calendar|divisions|lines|agencies)\.ndjson$/;
  beforeEach(() => cpSync(source, folder, { recursive: true, filter: (path) => needed.test(path) }));
  const edit = (
    file: string,
    line: number,
    change: (row: Record<string, unknown>) => Record<string, unknown> | null,
  ): void => {
    const path = join(folder, file);
    const lines = readFileSync(path, "utf8").split("\n");
    const row: unknown = JSON.parse(lines[line - 1] ?? "");
    if (typeof row !== "object" || row === null) throw new Error("no row");
    const changed = change({ ...row });
    lines[line - 1] = changed === null ? "" : JSON.stringify(changed);
    writeFileSync(path, lines.join("\n"));
  };
  const faults = (): string[] => {
    try {
      readMatters(folder);
      return [];
    } catch (error) {
      if (!(error instanceof ReferenceDataError)) throw error;
      return error.faults.map(({ file, line, field, what }) => `${file}:${line}: ${field}: ${what}`);
    }
  };
  const duty = { kind: "COUNTY_DEPARTMENT", lineCode: "HOUSING", level: "COUNTY", text: "x" };

  it.each([
    ["matters.ndjson", 1, { tier: "LOUD" }, /^matters.ndjson:1: tier: /],
    ["matters.ndjson", 2, { priority: 9 }, /^matters.ndjson:2: priority: /],
    ["matters.ndjson", 2, { surprise: true }, /^matters.ndjson:2: -: /],
    ["matters.ndjson", 2, { isPenalty: true }, /^matters.ndjson:2: isSettleableOnTheSpot: /],
    [
      "matters.ndjson",
      2,
      { handleWithin: { amount: 1.5, clock: "WORKING_DAYS" } },
      /^matters.ndjson:2: handleWithin.amount: /,
    ],
    [
      "matters.ndjson",
      2,
      { acceptWithin: { amount: 0, clock: "WALL_TIME" } },
      /^matters.ndjson:2: acceptWithin.amount: /,
    ],
    ["matters.ndjson", 2, { tier: "EMERGENCY", isSettleableOnTheSpot: false }, /^matters.ndjson:2: arriveWithin: /],
    ["matters.ndjson", 2, { classCode: "02" }, /^matters.ndjson:2: classCode: /],
    ["matters.ndjson", 2, { resultCodes: ["CLEANED", "CLEANED"] }, /^matters.ndjson:2: resultCodes: /],
    ["matters.ndjson", 2, { resultCodes: ["GONE"] }, /^matters.ndjson:2: resultCodes: GONE does not exist/],
    ["matters.ndjson", 2, { code: "0101" }, /^matters.ndjson:2: code: 0101 is given twice/],
    ["rules.ndjson", 3, { matterCode: "0777" }, /^rules.ndjson:3: matterCode: 0777 does not exist/],
    ["rules.ndjson", 3, { divisionCode: "371324" }, /^rules.ndjson:3: divisionCode: 371324 does not exist/],
    [
      "rules.ndjson",
      3,
      { lead: { ...duty, lineCode: "MAGIC" } },
      /^rules.ndjson:3: lead.lineCode: MAGIC does not exist/,
    ],
    [
      "rules.ndjson",
      3,
      { lead: { ...duty, level: "VILLAGE" } },
      /^rules.ndjson:3: lead: 0 agencies in \d{12} fit COUNTY_DEPARTMENT HOUSING/,
    ],
    [
      "rules.ndjson",
      3,
      { lead: { ...duty, lineCode: null } },
      /^rules.ndjson:3: lead: \d+ agencies in 371323 fit COUNTY_DEPARTMENT of any line/,
    ],
    [
      "rules.ndjson",
      3,
      { supporting: [{ ...duty, kind: "UTILITY" }] },
      /^rules.ndjson:3: supporting: 0 agencies in 371323/,
    ],
    ["rules.ndjson", 3, { delegatedPower: "随便什么" }, /^rules.ndjson:3: delegatedPower: /],
    ["rules.ndjson", 3, { validTo: "2020-01-01T00:00:00+08:00" }, /^rules.ndjson:3: validTo: /],
    ["rules.ndjson", 3, { validFrom: "1 May" }, /^rules.ndjson:3: validFrom: /],
    ["rules.ndjson", 3, { matterCode: "0101" }, /^rules.ndjson:3: validFrom: another rule for 0101 in 371323/],
    ["center-limits.ndjson", 1, { tier: "EMERGENCY" }, /^center-limits.ndjson:0: kind: VERIFY ORDINARY is missing/],
    ["calendar.ndjson", 40, { date: "2025-02-30" }, /^calendar.ndjson:40: date: /],
    ["calendar.ndjson", 40, { date: "2025-03-30" }, /^calendar.ndjson:40: date: 2025-02-09 should come next/],
  ])("%s line %d with %j is named", (file, line, change, said) => {
    edit(file, line, (row) => ({ ...row, ...change }));
    expect(faults()).toContainEqual(expect.stringMatching(said));
  });

  it("names the township where an office is missing that a rule or a delegated power needs", () => {
    const path = join(folder, "agencies.ndjson");
    const isOffice = (text: string) => /"kind":"ENFORCEMENT_OFFICE".*"divisionCode":"371323103"/.test(text);
    const kept = readFileSync(path, "utf8")
      .split("\n")
      .filter((text) => !isOffice(text));
    writeFileSync(path, kept.join("\n"));
    const missing = "0 agencies in 371323103 fit ENFORCEMENT_OFFICE";
    expect(faults()).toContainEqual(expect.stringMatching(`^rules.ndjson:1: lead: ${missing} ENFORCEMENT`));
    expect(faults()).toContainEqual(
      expect.stringMatching(`^rules.ndjson:\\d+: delegatedPower: ${missing} of any line`),
    );
    expect(faults()).toContainEqual(expect.stringMatching(`^rules.ndjson:\\d+: supporting: ${missing} ENFORCEMENT`));
  });

  it("names the matter that no county rule covers", () => {
    edit("rules.ndjson", 5, () => null);
    expect(faults()).toEqual(["matters.ndjson:5: code: 0105 has no county rule without an end"]);
  });

  it("names a line that is no JSON and still reads the others", () => {
    const path = join(folder, "matters.ndjson");
    writeFileSync(path, readFileSync(path, "utf8").replace("{", "["));
    expect(faults()).toHaveLength(1);
    expect(faults()[0]).toMatch(/^matters.ndjson:1: -: /);
  });
});
