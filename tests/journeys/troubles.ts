import { expect } from "vitest";
import type { Incident } from "../support/graphql-client.js";
import type { CountyAtWork } from "./county-at-work.js";
import { pointIn } from "./places.js";
import { check, close, complete, handle, handleDueAt, liveTask, settle, sign } from "./work.js";

const YICHENG = "371323001";
const LONGJIAQUAN = "371323002";
const COUNTY = "371323";

/** A township that needs a county body calls the county, which then commands and dispatches it. */
export async function townshipCallsCounty(county: CountyAtWork): Promise<Incident> {
  const { id } = await county.report("yicheng-intake-clerk", {
    description: "拆迁空地堆积大量生活垃圾",
    source: "HOTLINE_12345",
    matterCode: "0102",
    location: pointIn(`${YICHENG}009`),
  });
  const township = await county.staff.named("yicheng-dispatcher");
  const all = await county.staff.named("county-dispatcher");
  const sanitation = `${COUNTY}-UT-SANITATION`;
  const wanted = { incidentId: id, supportingAgencyIds: [await county.agencyId(sanitation)] };
  expect(await township.refused("DispatchIncident", wanted)).toBe("NOT_COMMANDING");
  expect(await all.refused("DispatchIncident", wanted)).toBe("NOT_COMMANDING");
  const called = await township.incident("CallCounty", { incidentId: id, reason: "需县环卫中心清运" });
  expect(called.commandingCenter.code).toBe(`${COUNTY}-CC`);
  expect(await township.refused("DispatchIncident", wanted)).toBe("NOT_COMMANDING");
  const dispatched = await all.incident("DispatchIncident", wanted);
  expect(liveTask(dispatched, "ASSIST", sanitation).status).toBe("OFFERED");
  expect((await township.read(id)).commandingCenter.code).toBe(`${COUNTY}-CC`);
  return settle(county, id);
}

/** The enforcement office's squad is called away to an emergency; its old task is back at the office with the time it had left. */
export async function squadIsDiverted(county: CountyAtWork): Promise<Incident> {
  const old = await county.report("yicheng-intake-clerk", {
    description: "烧烤店占道经营，桌椅摆满人行道",
    source: "HOTLINE_12345",
    matterCode: "0504",
    location: pointIn(`${YICHENG}010`),
  });
  const township = await county.staff.named("yicheng-dispatcher");
  const all = await county.staff.named("county-dispatcher");
  const lead = liveTask(await township.read(old.id), "LEAD");
  const office = await county.staff.leaderOf(lead.agency.code);
  const squad = await county.staff.squadOf(lead.agency);
  await sign(county, lead);
  const sent = await office.task("AssignSquad", { taskId: lead.id, squadId: squad?.id });
  const assignmentId = sent.assignments[0]?.id;
  await squad?.member.assignment("AcceptAssignment", { assignmentId });
  expect((await squad?.member.assignment("Depart", { assignmentId }))?.status).toBe("EN_ROUTE");

  county.minutes(3);
  const emergency = await county.report("county-intake-clerk", {
    description: "临街自建房墙体开裂，楼里有人",
    source: "POLICE_110",
    matterCode: "210701",
    location: pointIn(`${YICHENG}011`),
  });
  const direct = { incidentId: emergency.id, squadIds: [squad?.id], instruction: "立即疏散警戒" };
  expect(await all.refused("DispatchIncident", direct)).toBe("SQUAD_NOT_DISPATCHABLE");
  const recalled = await township.assignment("RecallAssignment", { assignmentId, reason: "改派突发事件" });
  expect(recalled.status).toBe("RECALLED");
  const dispatched = await all.incident("DispatchIncident", direct);
  const [there] = liveTask(dispatched, "ASSIST", lead.agency.code).assignments;
  expect(there).toMatchObject({ status: "OFFERED", squad: { id: squad?.id } });

  const waiting = liveTask(await township.read(old.id), "LEAD");
  expect(waiting).toMatchObject({ id: lead.id, status: "ACCEPTED", round: 1 });
  expect(handleDueAt(waiting)).toBe(handleDueAt(lead));

  for (const step of ["AcceptAssignment", "Depart", "Arrive"]) {
    county.moment();
    await squad?.member.assignment(step, { assignmentId: there?.id });
  }
  const arrived = await all.read(emergency.id);
  expect(arrived.status).toBe("HANDLING");
  const assist = liveTask(arrived, "ASSIST", lead.agency.code);
  expect(assist.status).toBe("ACCEPTED");
  await complete(county, arrived, assist, { worker: squad?.member ?? null });
  await settle(county, emergency.id, { isUploaded: true });
  return settle(county, old.id);
}

/** What does not pass the check is done again, in the next round, on the clock of the first. */
export async function checkFails(county: CountyAtWork): Promise<Incident> {
  // Six hours of wall time: a clock counted anew would end later, which one of working days would hide.
  const { id } = await county.report("longjiaquan-intake-clerk", {
    description: "涵洞积水，行人绕行",
    source: "HOTLINE_12345",
    matterCode: "0406",
    location: pointIn(`${LONGJIAQUAN}206`),
  });
  const shiftLeader = await county.staff.named("longjiaquan-shift-leader");
  const first = liveTask(await shiftLeader.read(id), "LEAD");
  const handled = await handle(county, id, { isUploaded: true });
  const itself = { incidentId: id, method: "DOCUMENT", checkerAgencyId: first.agency.id };
  const dispatcher = await county.staff.named("longjiaquan-dispatcher");
  expect(await dispatcher.refused("RequestCheck", itself)).toBe("CHECKER_IS_HANDLER");
  county.minutes(12);
  const failed = await check(county, id, { result: "FAILED" });
  expect(failed).toMatchObject({ number: handled.number, round: 2, status: "HANDLING" });
  const again = liveTask(await shiftLeader.read(id), "LEAD");
  expect(again).toMatchObject({ round: 2, agency: { code: first.agency.code } });
  expect(again.id).not.toBe(first.id);
  expect(handleDueAt(again)).toBe(handleDueAt(first));
  return settle(county, id);
}

/** Where nobody said the place the county's shift leader finds it out, files, and hands down to the township. */
export async function reportWithoutPlace(county: CountyAtWork): Promise<Incident> {
  const said = { description: "来电称路边有人占道摆桌，未说清地点", source: "HOTLINE_12345", matterCode: "0504" };
  const { id } = await county.report("county-intake-clerk", said);
  const all = await county.staff.named("county-shift-leader");
  const unplaced = await all.read(id);
  expect(unplaced).toMatchObject({ status: "REPORTED", division: { code: COUNTY }, grid: null, lead: null, tasks: [] });
  expect(unplaced.commandingCenter.code).toBe(`${COUNTY}-CC`);
  const township = await county.staff.named("yicheng-shift-leader");
  expect(await township.find(id)).toBeNull();

  county.minutes(8);
  const location = pointIn(`${YICHENG}012`);
  const explained = await county.explain(all, { ...said, location });
  const filed = await all.incident("FileIncident", { incidentId: id, location, note: "回拨核实" });
  expect(filed).toMatchObject({ status: "FILED", division: { code: `${YICHENG}012` }, lead: explained.lead });
  expect(await county.routingOf(all, id)).toMatchObject(explained);
  const down = await all.incident("HandDown", { incidentId: id, reason: "按清单由乡镇主办" });
  expect(down.commandingCenter.code).toBe(`${YICHENG}-GC`);
  const dispatcher = await county.staff.named("yicheng-dispatcher");
  expect((await dispatcher.incident("DispatchIncident", { incidentId: id })).status).toBe("DISPATCHED");
  return settle(county, id);
}

/** What lies across a border is seen on both sides, and the county commands. */
export async function acrossTheBorder(county: CountyAtWork): Promise<Incident> {
  const { id } = await county.report("longjiaquan-intake-clerk", {
    description: "界河漂满垃圾，两镇河段都有",
    source: "HOTLINE_12345",
    matterCode: "0105",
    location: pointIn(`${LONGJIAQUAN}203`),
    affectedDivisionCodes: [YICHENG],
  });
  for (const name of ["county-shift-leader", "yicheng-shift-leader", "longjiaquan-shift-leader"]) {
    const seen = await (await county.staff.named(name)).read(id);
    expect(seen.commandingCenter.code).toBe(`${COUNTY}-CC`);
    expect(seen.affectedDivisions.map(({ code }) => code)).toEqual([YICHENG]);
  }
  const elsewhere = await county.staff.holding("SHIFT_LEADER", "371323103-GC");
  expect(await elsewhere.find(id)).toBeNull();
  const neighbour = await county.staff.named("yicheng-dispatcher");
  expect(await neighbour.refused("CancelIncident", { incidentId: id, reason: "不归我们" })).toBe("FORBIDDEN");
  return settle(county, id);
}

/** A call from beyond the county is kept and closed as transferred. */
export async function outsideTheCounty(county: CountyAtWork): Promise<Incident> {
  const { id } = await county.report("county-intake-clerk", {
    description: "来电反映邻县路灯损坏",
    source: "HOTLINE_12345",
    matterCode: "0110",
    location: { longitude: 119.4, latitude: 36.4 },
  });
  const all = await county.staff.named("county-shift-leader");
  expect(await all.read(id)).toMatchObject({ status: "REPORTED", division: { code: COUNTY }, tasks: [] });
  expect(await all.refused("RejectIncident", { incidentId: id, reason: "不在本县" })).toBe("ILLEGAL_TRANSITION");
  const closed = await close(county, id, "TRANSFERRED");
  expect(closed.tasks).toEqual([]);
  return closed;
}
