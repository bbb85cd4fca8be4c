import { expect } from "vitest";
import type { Incident } from "../support/graphql-client.js";
import type { CountyAtWork, Said } from "./county-at-work.js";
import { asOnChineseMaps, pointIn } from "./places.js";
import { settle, takePicture } from "./work.js";

const YICHENG = "371323001";
const LONGJIAQUAN = "371323002";

/** Reports that need no decision of a person, with who makes them: of all tiers, over many channels, from four townships. */
export const PLAIN: readonly (readonly [reporter: string, said: Said])[] = [
  [
    "yicheng-intake-clerk",
    {
      description: "沿街饭店把桌椅摆到人行道上",
      source: "HOTLINE_12345",
      matterCode: "0504",
      location: pointIn(`${YICHENG}002`),
      externalNumber: "LY202611230001",
      upstreamDueAt: "2026-11-30T09:00:00Z",
      reporterName: "某先生",
      reporterPhone: "19900000001",
    },
  ],
  [
    "longjiaquan-market-leader",
    { description: "大集上多个摊位缺斤短两", source: "AGENCY", matterCode: "210505", location: pointIn(LONGJIAQUAN) },
  ],
  [
    "longjiaquan-intake-clerk",
    {
      description: "两家因地界争执多次来访",
      source: "PETITION",
      matterCode: "210801",
      divisionCode: `${LONGJIAQUAN}002`,
      isConfidential: true,
    },
  ],
  [
    "county-intake-clerk",
    { description: "县医院门口车辆乱停", source: "POLICE_110", matterCode: "0505", location: pointIn(`${YICHENG}003`) },
  ],
  [
    "yicheng-intake-clerk",
    { description: "独居老人煤炉没有烟道", source: "SUPERIOR", matterCode: "210609", divisionCode: `${YICHENG}001` },
  ],
  [
    "county-intake-clerk",
    {
      description: "上级交办：河道内堆放砂石",
      source: "SUPERIOR",
      matterCode: "210301",
      location: pointIn(`${LONGJIAQUAN}204`),
    },
  ],
  [
    "yicheng-intake-clerk",
    {
      description: "主管道爆裂，水涌上路面",
      source: "HOTLINE_12345",
      matterCode: "0402",
      location: pointIn(`${YICHENG}004`),
    },
  ],
  [
    "county-intake-clerk",
    {
      description: "山坡起火，正向林区蔓延",
      source: "POLICE_110",
      matterCode: "210604",
      location: pointIn("371323113"),
    },
  ],
  [
    "longjiaquan-intake-clerk",
    {
      description: "困难家庭申请临时救助",
      source: "LEADER_INSTRUCTION",
      matterCode: "210903",
      divisionCode: `${LONGJIAQUAN}001`,
    },
  ],
  [
    "county-command-center-squad",
    {
      description: "公路上摆摊晒粮，堵了半幅路",
      source: "PATROL",
      matterCode: "210704",
      location: pointIn("371323201"),
    },
  ],
  [
    "yicheng-intake-clerk",
    {
      description: "厂区夜间偷排黑水",
      source: "HOTLINE_12345",
      matterCode: "210404",
      location: pointIn(`${YICHENG}005`),
    },
  ],
  [
    "county-intake-clerk",
    {
      description: "广场舞台坍塌，有人受困",
      source: "POLICE_110",
      matterCode: "0499",
      location: pointIn(`${YICHENG}006`),
    },
  ],
  [
    "yicheng-intake-clerk",
    {
      description: "电动车从楼上飞线充电",
      source: "HOTLINE_12345",
      matterCode: "210608",
      location: { ...asOnChineseMaps(pointIn(`${YICHENG}001`)), system: "GCJ02", accuracyMeters: 15 },
    },
  ],
];

/** Such a report is dispatched in the instant it comes in, to exactly those whom the list had named and the center reaches. */
export async function plainReport(county: CountyAtWork, reporter: string, said: Said): Promise<Incident> {
  const incident = await county.report(reporter, said);
  const all = await county.staff.named("county-shift-leader");
  const explained = await county.explain(all, said);
  const dispatched = await all.read(incident.id);
  expect(dispatched.status).toBe("DISPATCHED");
  expect(dispatched.division.code).toBe(explained.village?.code);
  expect(dispatched.lead?.code).toBe(explained.lead?.code);
  expect(dispatched.tasks.filter(({ role }) => role === "LEAD").map(({ agency }) => agency.code)).toEqual([
    explained.lead?.code,
  ]);
  const center = dispatched.commandingCenter.code.split("-")[0] ?? "";
  const reached = explained.supporting.map(({ code }) => code).filter((code) => code.startsWith(center));
  const assisting = dispatched.tasks.filter(({ role }) => role === "ASSIST").map(({ agency }) => agency.code);
  expect(assisting.toSorted()).toEqual(reached.toSorted());
  return settle(county, incident.id, { isUploaded: dispatched.tier === "EMERGENCY" });
}

/** What a grid worker finds and settles is closed with its report, with pictures and without a task. */
export async function settledOnTheSpot(county: CountyAtWork): Promise<Incident> {
  const worker = await county.staff.named("yicheng-grid-worker");
  const evidenceIds = [
    await takePicture(county, worker, {}),
    await takePicture(county, worker, {}, { isUploaded: true }),
  ];
  const incident = await county.report("yicheng-grid-worker", {
    description: "巡查发现垃圾袋堆在路口，已当场清走",
    source: "GRID_WORKER",
    matterCode: "0102",
    divisionCode: county.staff.divisionOf("yicheng-grid-worker"),
    settled: { resultCode: "CLEANED", result: "已清走", evidenceIds },
  });
  expect(incident).toMatchObject({ status: "CLOSED", disposition: "ON_THE_SPOT", tasks: [] });
  expect(incident.evidence).toHaveLength(2);
  return incident;
}
