import { describe, expect, it } from "vitest";
import {
  checkDraft,
  EMPTY_DRAFT,
  fieldOfPath,
  isEmptyDraft,
  nextDraft,
  readDraft,
  reportOf,
  type Draft,
} from "../../../client/console/intake/draft.rules.js";

const NOW = Date.parse("2026-11-25T08:00:00+08:00");
const point = { longitude: 118.6, latitude: 35.8 };
const draft = (part: Partial<Draft> = {}): Draft => ({
  ...EMPTY_DRAFT,
  description: "路灯不亮",
  divisionCode: "371323001001",
  ...part,
});

describe("a draft is checked", () => {
  it.each<[string, Draft, typeof point | null, object]>([
    ["whole", draft(), null, {}],
    ["without words", draft({ description: "  " }), null, { description: "intake.describe" }],
    ["without a place", draft({ divisionCode: null }), null, { place: "intake.choosePlace" }],
    ["with a point alone", draft({ divisionCode: null }), point, {}],
    ["with letters for a phone", draft({ reporterPhone: "无" }), null, { reporterPhone: "intake.wrongPhone" }],
    ["with a phone", draft({ reporterPhone: "0539-2251234" }), null, {}],
    [
      "with a term that has passed",
      draft({ source: "HOTLINE_12345", upstreamDueAt: "2026-11-25T07:59" }),
      null,
      { upstreamDueAt: "intake.pastDue" },
    ],
    ["with a term ahead", draft({ source: "HOTLINE_12345", upstreamDueAt: "2026-11-25T08:01" }), null, {}],
    ["with a term that its channel has not", draft({ upstreamDueAt: "2026-11-25T07:59" }), null, {}],
  ])("%s", (_name, one, at, faults) => {
    expect(checkDraft(one, at, NOW)).toEqual(faults);
  });
});

describe("a report made of a draft", () => {
  it("says nothing of what was left empty", () => {
    expect(reportOf(draft(), null)).toMatchObject({
      description: "路灯不亮",
      divisionCode: "371323001001",
      location: null,
      address: null,
      reporterName: null,
      externalNumber: null,
      upstreamDueAt: null,
      evidenceIds: [],
      intoIncidentId: null,
    });
  });

  it("says the point and no division where it has both", () => {
    expect(reportOf(draft(), point)).toMatchObject({ location: { ...point, system: "WGS84" }, divisionCode: null });
  });

  it("reads a term by the clock of China, and says it for orders only", () => {
    const part = { upstreamDueAt: "2026-11-30T18:00", externalNumber: " SD-1 " };
    const said = reportOf(draft({ ...part, source: "HOTLINE_12345" }), null);
    expect(said).toMatchObject({ upstreamDueAt: "2026-11-30T10:00:00.000Z", externalNumber: "SD-1" });
    expect(reportOf(draft(part), null)).toMatchObject({ upstreamDueAt: null, externalNumber: null });
  });

  it("leaves the channel for the next one and nothing else", () => {
    const sent = draft({ source: "POLICE_110", reporterName: "张三", intent: { text: "a", key: "b" } });
    expect(nextDraft(sent)).toEqual({ ...EMPTY_DRAFT, source: "POLICE_110" });
    expect(isEmptyDraft(nextDraft(sent))).toBe(true);
    expect(isEmptyDraft(sent)).toBe(false);
  });
});

describe("a kept draft", () => {
  it("is read as it was written", () => {
    const kept = draft({
      matterCode: "0101",
      intent: { text: "a", key: "b" },
      files: [{ evidenceId: "e", name: "f" }],
    });
    expect(readDraft(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([null, "", "{", "7", "null", '{"description":7}', '{"files":{}}'])(
    "that cannot be read is empty: %s",
    (text) => {
      expect(readDraft(text)).toEqual(EMPTY_DRAFT);
    },
  );
});

it.each([
  [["input", "location"], "place"],
  [["input", "divisionCode"], "place"],
  [["input", "description"], "description"],
  [["input", "matterCode"], null],
  [null, null],
])("a refusal of %s belongs to the field %s", (path, field) => {
  expect(fieldOfPath(path)).toBe(field);
});
