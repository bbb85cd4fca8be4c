import { describe, expect, it } from "vitest";
import { describeLoad } from "../../server/app/describe-load.js";
import type { LoadedRows } from "../../server/platform/database/index.js";
import type { LoadReport } from "../../server/reference/load-report.js";

const none: LoadedRows = { added: [], changed: [], retired: [], kept: [], unchanged: 3 };
const unchanged: LoadReport["rows"] = {
  divisions: none,
  grids: none,
  lines: none,
  agencies: none,
  squads: none,
  people: none,
  posts: none,
  classes: none,
  resultCodes: none,
  matters: none,
  rules: none,
  centerLimits: none,
  calendar: none,
};

describe("what a load says", () => {
  it("is that nothing changed, where nothing did", () => {
    const lines = describeLoad({ rows: unchanged, squadsPutOnDuty: 0 }).split("\n");
    expect(lines.at(-1)).toBe("基础数据没有变化。 The reference data is unchanged.");
    expect(lines).toHaveLength(15);
  });

  it("names the few rows that changed, were retired or stay though the files lack them", () => {
    const matters = { ...none, changed: ["0102"], retired: ["0105"] };
    const agencies = { ...none, kept: ["371323-FR"] };
    const lines = describeLoad({ rows: { ...unchanged, matters, agencies }, squadsPutOnDuty: 0 }).split("\n");
    expect(lines.slice(-3)).toEqual([
      "机构 agencies, 仍保留 kept: 371323-FR",
      "事项 matters, 修改 changed: 0102",
      "事项 matters, 停用 retired: 0105",
    ]);
    expect(lines.find((line) => line.startsWith("事项 matters "))?.split(/\s+/)).toEqual([
      "事项",
      "matters",
      "0",
      "1",
      "1",
      "3",
      "0",
    ]);
  });

  it("counts many rows without naming them, and squads that came on duty", () => {
    const people = { ...none, added: ["P1", "P2", "P3", "P4", "P5", "P6"] };
    const text = describeLoad({ rows: { ...unchanged, people }, squadsPutOnDuty: 248 });
    expect(text).not.toContain("P6");
    expect(text).toMatch(/squads put on duty: 248$/);
  });
});
