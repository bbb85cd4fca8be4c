import { expect } from "vitest";
import type { Incident } from "../support/graphql-client.js";
import type { CountyAtWork } from "./county-at-work.js";
import { pointIn } from "./places.js";
import { check, close, complete, handle, handleDueAt, liveTask, sendSquad, settle, sign } from "./work.js";

const YICHENG = "371323001";
const LONGJIAQUAN = "371323002";

/** The enforcement office returns what is not its own; the center grants it and dispatches to the township's office. */
export async function returnGranted(county: CountyAtWork): Promise<Incident> {
  const { id } = await county.report("yicheng-intake-clerk", {
    description: "临街楼外墙大片污损",
    source: "HOTLINE_12345",
    matterCode: "0113",
    location: pointIn(`${YICHENG}007`),
  });
  const dispatcher = await county.staff.named("yicheng-dispatcher");
  const lead = liveTask(await dispatcher.read(id), "LEAD");
  const leader = await county.staff.leaderOf(lead.agency.code);
  expect(await leader.refused("RequestReturn", { taskId: lead.id, basis: " " })).toBe("RETURN_NEEDS_BASIS");
  const asked = await leader.task("RequestReturn", {
    taskId: lead.id,
    basis: "该楼为镇政府公房，依清单第三条由镇政府维护",
  });
  expect(asked.status).toBe("RETURN_REQUESTED");
  county.minutes(5);
  const ruled = await dispatcher.task("RuleOnReturn", { taskId: lead.id, isGranted: true, reason: "属实" });
  expect(ruled.status).toBe("RETURNED");
  expect((await dispatcher.read(id)).lead).toBeNull();

  const officeId = await county.agencyId(`${YICHENG}-TO`);
  expect(await dispatcher.refused("DispatchIncident", { incidentId: id })).toBe("INVALID_INPUT");
  expect(await dispatcher.refused("DispatchIncident", { incidentId: id, leadAgencyId: officeId })).toBe("NOT_ON_LIST");
  const overrideReason = "公房由镇政府维护";
  const again = await dispatcher.incident("DispatchIncident", {
    incidentId: id,
    leadAgencyId: officeId,
    overrideReason,
  });
  expect(again.lead?.code).toBe(`${YICHENG}-TO`);
  expect(liveTask(again, "LEAD").agency.code).toBe(`${YICHENG}-TO`);
  return settle(county, id);
}

/** A return without ground is refused: the agency goes on where it stood, and its clock never stopped. */
export async function returnRefused(county: CountyAtWork): Promise<Incident> {
  const { id } = await county.report("longjiaquan-intake-clerk", {
    description: "沿街店铺门前拉绳晾晒",
    source: "HOTLINE_12345",
    matterCode: "0511",
    location: pointIn(`${LONGJIAQUAN}205`),
  });
  const shiftLeader = await county.staff.named("longjiaquan-shift-leader");
  const before = liveTask(await shiftLeader.read(id), "LEAD");
  await sign(county, before);
  const leader = await county.staff.leaderOf(before.agency.code);
  const basis = "人手不足";
  await leader.task("RequestReturn", { taskId: before.id, basis });
  county.minutes(10);
  const ruled = await shiftLeader.task("RuleOnReturn", { taskId: before.id, isGranted: false, reason: "不是退单理由" });
  expect(ruled.status).toBe("ACCEPTED");
  expect(handleDueAt(ruled)).toBe(handleDueAt(before));
  expect(await leader.refused("RequestReturn", { taskId: before.id, basis: `${basis}。` })).toBe("RETURNED_BEFORE");
  return settle(county, id);
}

/** The third request on one incident is the county's to rule on; the agency keeps handling until it has ruled. */
export async function thirdRequestWaits(county: CountyAtWork): Promise<Incident> {
  const { id } = await county.report("yicheng-intake-clerk", {
    description: "夜间商铺音响扰民",
    source: "HOTLINE_12345",
    matterCode: "0508",
    location: pointIn(`${YICHENG}008`),
  });
  const township = await county.staff.named("yicheng-shift-leader");
  const all = await county.staff.named("county-shift-leader");
  const incident = await township.read(id);
  const [lead, assist] = [liveTask(incident, "LEAD"), liveTask(incident, "ASSIST")];
  await sign(county, lead);
  const office = await county.staff.leaderOf(lead.agency.code);
  const station = await county.staff.leaderOf(assist.agency.code);
  await office.task("RequestReturn", { taskId: lead.id, basis: "噪声由生态环境部门监管" });
  await township.task("RuleOnReturn", { taskId: lead.id, isGranted: false, reason: "商业噪声按清单由执法办主办" });
  await station.task("RequestReturn", { taskId: assist.id, basis: "未构成治安案件" });
  await township.task("RuleOnReturn", { taskId: assist.id, isGranted: false, reason: "请配合到场" });
  // The station is asked, not ordered: its answer is no return.
  expect(await township.read(id)).toMatchObject({ returnRequests: 1 });
  await office.task("RequestReturn", { taskId: lead.id, basis: "缺少噪声检测设备" });
  await township.task("RuleOnReturn", { taskId: lead.id, isGranted: false, reason: "可委托检测" });

  const basis = "该店属市场监管所专项整治对象";
  const third = await office.task("RequestReturn", { taskId: lead.id, basis });
  expect(third.status).toBe("RETURN_REQUESTED");
  const ruling = { taskId: lead.id, isGranted: false, reason: "仍由执法办主办" };
  expect(await township.refused("RuleOnReturn", ruling)).toBe("RULING_PENDING");
  expect(await all.refused("RuleOnReturn", ruling)).toBe("FORBIDDEN");
  expect(await township.refused("RuleOnReturnDispute", ruling)).toBe("FORBIDDEN");
  expect(await township.read(id)).toMatchObject({ returnRequests: 3, status: "HANDLING" });

  const worker = await sendSquad(county, lead);
  county.minutes(12);
  const ruled = await all.task("RuleOnReturnDispute", ruling);
  expect(ruled.status).toBe("ACCEPTED");
  expect(handleDueAt(ruled)).toBe(handleDueAt(lead));
  await complete(county, incident, ruled, { worker });
  await handle(county, id);
  await check(county, id);
  return close(county, id);
}
