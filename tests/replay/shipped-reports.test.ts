import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadMapping } from "../../client/replay/load-mapping.js";
import { mapReport } from "../../client/replay/map-report.js";
import { readLines } from "../../client/replay/read-lines.js";
import { projectRoot } from "../../server/kernel/project-root.js";

const sample = join(projectRoot, "client/replay/sample/reports.ndjson");
const kaohsiung = join(projectRoot, "../shared/data/kaohsiung-1999/cases.ndjson.gz");
const matterCodes = codesOf("matters.ndjson");
const divisionCodes = codesOf("divisions.ndjson");
const villages = [...divisionCodes].filter((code) => code.length === 12);

const reportForm = z.strictObject({
  id: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  source: z.string(),
  text: z.string().min(1),
  matter: z.string(),
  stated_matter: z.string().optional(),
  division_code: z.string().optional(),
  affected_division_codes: z.array(z.string()).optional(),
  address: z.string().optional(),
  longitude: z.number().optional(),
  latitude: z.number().optional(),
  system: z.enum(["WGS84", "GCJ02", "BD09"]).optional(),
  confidential: z.literal(true).optional(),
  reporter_name: z.string().optional(),
  reporter_phone: z.string().optional(),
  same_as: z.string().optional(),
});
const reports = linesOf(sample).map((line) => reportForm.parse(JSON.parse(line)));

function linesOf(path: string): string[] {
  return readFileSync(path, "utf8").trimEnd().split("\n");
}

function codesOf(file: string): Set<string> {
  const form = z.object({ code: z.string() });
  return new Set(
    linesOf(join(projectRoot, "server/reference/yishui", file)).map((line) => form.parse(JSON.parse(line)).code),
  );
}

describe("the shipped reports", () => {
  it("are at least 240 and name every matter of the county", () => {
    expect(reports.length).toBeGreaterThanOrEqual(240);
    expect(new Set(reports.map(({ matter }) => matter))).toEqual(matterCodes);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
    expect(new Set(reports.map(({ text }) => text)).size).toBe(reports.length);
  });

  it("state a matter only if it is the true one, and not always", () => {
    for (const { matter, stated_matter } of reports) expect(stated_matter ?? matter).toBe(matter);
    expect(reports.filter(({ stated_matter }) => stated_matter === undefined).length).toBeGreaterThan(40);
  });

  it("lie in villages of the county, at points of all three systems, at an address alone, or nowhere", () => {
    for (const { division_code = "371323", affected_division_codes = [] } of reports) {
      expect([division_code, ...affected_division_codes].filter((code) => !divisionCodes.has(code))).toEqual([]);
    }
    expect(reports.filter((report) => report.affected_division_codes)).toHaveLength(6);
    expect(new Set(reports.map(({ system }) => system))).toEqual(new Set(["WGS84", "GCJ02", "BD09", undefined]));
    expect(reports.some(({ division_code, longitude, address }) => !division_code && !longitude && address)).toBe(true);
    expect(reports.some(({ division_code, longitude, address }) => !division_code && !longitude && !address)).toBe(
      true,
    );
  });

  it("come in the order in which they were made, repetitions after what they repeat", () => {
    const times = reports.map(({ created_at }) => created_at);
    expect(times).toEqual(times.toSorted());
    const seen = new Set<string>();
    for (const { id, same_as } of reports) {
      expect(same_as === undefined || seen.has(same_as)).toBe(true);
      seen.add(id);
    }
  });

  it("all become reports by their mapping, with the stated matter and not the true one", () => {
    const mapping = loadMapping(undefined, sample);
    const mapped = linesOf(sample).map((line) => mapReport(line, mapping, villages));
    expect(mapped.filter((line) => "problem" in line)).toEqual([]);
    expect(mapped.filter((line) => "report" in line && line.report.affectedDivisionCodes)).toHaveLength(6);
    expect(mapped.map((line) => ("report" in line ? line.report.matterCode : ""))).toEqual(
      reports.map(({ stated_matter }) => stated_matter),
    );
  });
});

describe("the mapping for kaohsiung-1999", () => {
  const mapping = loadMapping("kaohsiung-1999", kaohsiung);

  it("gives only matters of the county", () => {
    if (mapping.matter === undefined || !("codes" in mapping.matter)) throw new Error("the mapping has a table");
    const codes = Object.values(mapping.matter.codes ?? {});
    expect(codes).toHaveLength(73);
    expect(codes.filter((code) => code !== null && !matterCodes.has(code))).toEqual([]);
  });

  it("maps every case into a village of the county, under a key of its own", async ({ skip }) => {
    if (!existsSync(kaohsiung)) skip("skipped: no data");
    const keys = new Set<string>();
    const places = new Set<string>();
    let cases = 0;
    for await (const { number, text } of readLines(kaohsiung)) {
      cases += 1;
      const mapped = mapReport(text, mapping, villages);
      if ("problem" in mapped) throw new Error(`line ${number}: ${mapped.problem}`);
      keys.add(mapped.report.idempotencyKey);
      places.add(mapped.report.divisionCode ?? "");
    }
    expect(cases).toBe(25_246);
    expect(keys.size).toBe(cases);
    expect(places).toEqual(new Set(villages));
  });
});
