import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { composeReport, planReport, reportersOf } from "../../../client/simulator/compose-report.js";
import { matterOfSentence, REPORTED_MATTERS } from "../../../client/simulator/matter-texts.js";
import { drawPicture, PICTURES } from "../../../client/simulator/picture.js";
import { projectRoot } from "../../../server/kernel/project-root.js";

const matterForm = z.object({
  code: z.string(),
  tier: z.string(),
  resultCodes: z.array(z.string()),
  isSettleableOnTheSpot: z.boolean(),
  isPenalty: z.boolean(),
  isComplaint: z.boolean(),
});
const listed = new Map(
  readFileSync(join(projectRoot, "server/reference/yishui/matters.ndjson"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => matterForm.parse(JSON.parse(line)))
    .map((matter) => [matter.code, matter]),
);

/** Numbers that look random and are the same at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

describe("what is reported", () => {
  it.each(REPORTED_MATTERS)("$code is on the list, and an alarm exactly where the list says so", (matter) => {
    expect(listed.get(matter.code)?.tier === "EMERGENCY").toBe(matter.isEmergency ?? false);
  });

  it.each(REPORTED_MATTERS.filter(({ settledAs }) => settledAs !== undefined))(
    "$code may be settled on the spot as $settledAs",
    ({ code, settledAs }) => {
      const matter = listed.get(code);
      expect(matter).toMatchObject({ isSettleableOnTheSpot: true, isPenalty: false, isComplaint: false });
      expect(matter?.resultCodes).toContain(settledAs);
    },
  );

  it("is said in no two matters in the same words, so that the words name the matter", () => {
    const all = REPORTED_MATTERS.flatMap(({ code, sentences }) => sentences.map((sentence) => ({ code, sentence })));
    for (const { code, sentence } of all) expect(matterOfSentence(`某村：${sentence}。`)).toBe(code);
    expect(matterOfSentence("别人写的话")).toBeUndefined();
  });
});

describe("a thousand reports", () => {
  const random = numbers(7);
  const plans = Array.from({ length: 1_000 }, () => planReport(random));
  const share = (fits: (plan: (typeof plans)[number]) => boolean) => plans.filter(fits).length / plans.length;

  it("hold some alarms, some unclear ones and some settled on the spot", () => {
    expect(share(({ matter }) => matter.isEmergency === true)).toBeCloseTo(0.06, 1);
    expect(share(({ isUnclear }) => isUnclear)).toBeGreaterThan(0.03);
    expect(share(({ isSettled }) => isSettled)).toBeGreaterThan(0.03);
    expect(share(({ source }) => source === "GRID_WORKER")).toBeGreaterThan(0.15);
  });

  it("settle only what may be settled, and by grid workers alone", () => {
    const settled = plans.filter(({ isSettled }) => isSettled);
    expect(settled.filter(({ matter, post }) => post !== "GRID_WORKER" || matter.settledAs === undefined)).toEqual([]);
  });

  it("are written down with place, words and the mark of the simulator, and without a matter where unclear", () => {
    const place = { number: "1", address: "沂城街道新村", location: { longitude: 118.6, latitude: 35.8 } };
    for (const plan of plans) {
      const input = composeReport(plan, place);
      expect(input).toMatchObject({ externalNumber: "DEMO-1", location: place.location });
      expect(input["description"]).toContain(plan.sentence);
      expect("matterCode" in input).toBe(!plan.isUnclear);
    }
  });
});

it("who reports sits at the county, at the township of the place, or in the very village", () => {
  const plan = { ...planReport(numbers(1)), post: "INTAKE_CLERK" } as const;
  const village = "371323001005";
  const who = (where: "county" | "township" | "village", post = plan.post as never) =>
    reportersOf({ ...plan, where, post }, village);
  expect(who("county")).toEqual([{ post: "INTAKE_CLERK", agency: "371323-CC" }]);
  expect(who("township")).toEqual([{ post: "INTAKE_CLERK", agency: "371323001-GC" }]);
  expect(who("township", "AGENCY_LEADER" as never)).toEqual([{ post: "AGENCY_LEADER", agency: "371323001-TO" }]);
  expect(who("village", "GRID_WORKER" as never)).toEqual([
    { post: "GRID_WORKER", agency: "371323001-GC", division: village },
  ]);
});

describe("a picture", () => {
  it("is a PNG of as many rows as it says, and there are only so many of them", () => {
    const all = Array.from({ length: PICTURES }, (_, number) => drawPicture(number));
    expect(new Set(all.map((bytes) => bytes.toString("base64"))).size).toBe(PICTURES);
    for (const bytes of all.slice(0, 3)) {
      expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      const length = bytes.readUInt32BE(33);
      expect(bytes.toString("latin1", 37, 41)).toBe("IDAT");
      expect(inflateSync(bytes.subarray(41, 41 + length)).length).toBe(height * (1 + width * 3));
    }
    expect(drawPicture(3)).toEqual(drawPicture(3));
  });
});
