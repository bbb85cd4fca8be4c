import { expect } from "vitest";
import { z } from "zod";
import type { Incident } from "../support/graphql-client.js";
import type { CountyAtWork, Said } from "./county-at-work.js";
import { pointIn } from "./places.js";
import { liveTask, settle } from "./work.js";

const YICHENG = "371323001";
const LONGJIAQUAN = "371323002";
const reportsForm = z.object({
  incident: z.object({
    reports: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string(), text: z.string() }) })) }),
  }),
});

/** Two reports of the same thing become one incident; one that was merged by mistake goes its own way again. */
export async function mergedAndSplit(county: CountyAtWork): Promise<Incident> {
  const dirty: Said = {
    description: "渣土车漏洒，整条路都是泥",
    source: "HOTLINE_12345",
    matterCode: "0104",
    location: pointIn(`${YICHENG}013`),
  };
  const first = await county.report("yicheng-intake-clerk", dirty);
  const same = await county.report("yicheng-intake-clerk", {
    ...dirty,
    description: "还是那条路，全是泥",
    source: "POLICE_110",
  });
  const other = await county.report("yicheng-intake-clerk", {
    description: "电线杆上贴满小广告",
    source: "HOTLINE_12345",
    matterCode: "0201",
    location: pointIn(`${YICHENG}013`),
  });
  const dispatcher = await county.staff.named("yicheng-dispatcher");
  for (const { id } of [same, other])
    await dispatcher.incident("MergeIncident", { incidentId: id, intoIncidentId: first.id });
  expect((await dispatcher.read(first.id)).reportCount).toBe(3);
  const merged = await dispatcher.read(same.id);
  expect(merged).toMatchObject({ status: "DUPLICATE", disposition: "DUPLICATE", duplicateOf: { id: first.id } });
  expect(merged.tasks.every(({ status }) => status === "RECALLED")).toBe(true);

  const { incident } = await dispatcher.ask("Incident", { id: first.id }, reportsForm);
  const wrong = incident.reports.edges.find(({ node }) => node.text.includes("小广告"))?.node.id;
  const split = await dispatcher.incident("SplitReport", { reportId: wrong, reason: "不是同一件事" });
  expect(split).toMatchObject({ id: other.id, number: other.number, status: "REPORTED", duplicateOf: null });
  expect((await dispatcher.read(first.id)).reportCount).toBe(2);
  const shiftLeader = await county.staff.named("yicheng-shift-leader");
  await shiftLeader.incident("FileIncident", { incidentId: other.id });
  await dispatcher.incident("DispatchIncident", { incidentId: other.id });
  await settle(county, first.id);
  return settle(county, other.id);
}

/** What comes over the center's own public channel is looked at by the grid worker before it is filed. */
export async function verifiedThenFiled(county: CountyAtWork): Promise<Incident> {
  const village = county.staff.divisionOf("yicheng-grid-worker");
  const { id } = await county.report("yicheng-intake-clerk", {
    description: "楼下扔着一张旧沙发",
    source: "CITIZEN_APP",
    matterCode: "0108",
    location: pointIn(village),
  });
  const clerk = await county.staff.named("yicheng-intake-clerk");
  const asked = await clerk.incident("RequestVerification", { incidentId: id, note: "请到现场看一下" });
  expect(asked.status).toBe("VERIFYING");
  const verify = liveTask(asked, "VERIFY");
  const worker = await county.staff.named("yicheng-grid-worker");
  county.minutes(15);
  const done = await worker.task("CompleteTask", { taskId: verify.id, resultCode: "CONFIRMED", result: "情况属实" });
  expect(done.status).toBe("DONE");
  const shiftLeader = await county.staff.named("yicheng-shift-leader");
  expect((await shiftLeader.incident("FileIncident", { incidentId: id })).status).toBe("FILED");
  const dispatcher = await county.staff.named("yicheng-dispatcher");
  await dispatcher.incident("DispatchIncident", { incidentId: id, instruction: "今日清走" });
  return settle(county, id);
}

/** A guess is shown as a guess: nothing is dispatched, not even an emergency, until a person has chosen. */
export async function guessedEmergency(county: CountyAtWork): Promise<Incident> {
  const said = {
    description: "山上着火了，火势正往林子里蔓延",
    source: "POLICE_110",
    tier: "EMERGENCY",
    location: pointIn(`${LONGJIAQUAN}207`),
  };
  const { id } = await county.report("county-intake-clerk", said);
  const all = await county.staff.named("county-shift-leader");
  expect(await all.read(id)).toMatchObject({ status: "REPORTED", tier: "EMERGENCY", tasks: [] });
  county.moment();
  const explained = await county.explain(all, { ...said, matterCode: "210604" });
  const filed = await all.incident("FileIncident", { incidentId: id, matterCode: "210604" });
  expect(filed).toMatchObject({ status: "DISPATCHED", lead: explained.lead });
  expect(await county.routingOf(all, id)).toMatchObject(explained);
  return settle(county, id, { isUploaded: true });
}

/** An ordinary report without a matter waits for the township's shift leader. */
export async function guessedMatter(county: CountyAtWork): Promise<Incident> {
  const said = {
    description: "店铺把货架摆到门外占了人行道",
    source: "HOTLINE_12345",
    location: pointIn(`${LONGJIAQUAN}208`),
  };
  const { id } = await county.report("longjiaquan-intake-clerk", said);
  const shiftLeader = await county.staff.named("longjiaquan-shift-leader");
  expect(await shiftLeader.read(id)).toMatchObject({ status: "REPORTED", tasks: [] });
  const explained = await county.explain(shiftLeader, { ...said, matterCode: "0504" });
  await shiftLeader.incident("FileIncident", { incidentId: id, matterCode: "0504" });
  expect(await county.routingOf(shiftLeader, id)).toMatchObject(explained);
  const dispatcher = await county.staff.named("longjiaquan-dispatcher");
  await dispatcher.incident("DispatchIncident", { incidentId: id });
  return settle(county, id);
}
