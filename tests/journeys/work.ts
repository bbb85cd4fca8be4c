import { createHash } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import type { GraphqlClient, Incident, Task } from "../support/graphql-client.js";
import type { CountyAtWork } from "./county-at-work.js";

const registeredForm = z.object({
  refusal: z.null(),
  uploadToken: z.string(),
  evidence: z.object({ id: z.string(), sha256: z.string() }),
});

/** A picture as a phone takes it: the magic bytes of a PNG and something that differs from the others. */
function picture(of: string): Buffer {
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(of.repeat(40))]);
}

/** Registers a picture with digest, time and place; its bytes follow where asked. */
export async function takePicture(
  county: CountyAtWork,
  client: GraphqlClient,
  about: { readonly incidentId?: string },
  { isUploaded = false } = {},
): Promise<string> {
  const bytes = picture(`${about.incidentId ?? "before"} ${county.api.clock.now().toISOString()}`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const metadata = { kind: "photo", contentType: "image/png", bytes: bytes.length, sha256 };
  const taken = { capturedAt: county.api.clock.now().toISOString(), point: { longitude: 118.63, latitude: 35.78 } };
  const { uploadToken, evidence } = await client.send(
    "RegisterEvidence",
    { ...metadata, ...taken, ...about },
    registeredForm,
  );
  expect(evidence.sha256).toBe(sha256);
  if (!isUploaded) return evidence.id;
  const headers = { authorization: `Bearer ${uploadToken}`, "content-type": "application/octet-stream" };
  const sent = await fetch(`${county.api.url}/evidence`, { method: "POST", headers, body: new Uint8Array(bytes) });
  expect(sent.status).toBe(201);
  return evidence.id;
}

/** The live task of a role, of an agency where one is named. */
export function liveTask({ tasks }: Incident, role: Task["role"], agency?: string): Task {
  const found = tasks.find(
    (task) =>
      task.role === role &&
      ["OFFERED", "ACCEPTED", "RETURN_REQUESTED"].includes(task.status) &&
      (agency === undefined || task.agency.code === agency),
  );
  if (found === undefined) throw new Error(`no live ${role} task of ${agency ?? "anybody"}`);
  return found;
}

/** The due time of an agency's handling. */
export function handleDueAt({ deadlines }: Pick<Task, "deadlines">): string {
  const handling = deadlines.find(({ kind }) => kind === "HANDLE");
  if (handling === undefined) throw new Error("there is no handling clock");
  return handling.dueAt;
}

/** The agency signs. */
export async function sign(county: CountyAtWork, { id, agency, status }: Task): Promise<void> {
  if (status !== "OFFERED") return;
  county.moment();
  const leader = await county.staff.leaderOf(agency.code);
  expect((await leader.task("AcceptTask", { taskId: id })).status).toBe("ACCEPTED");
}

/** The agency sends its squad, which accepts, departs and arrives; gives who stands on site, or null where the agency has no squad. */
export async function sendSquad(county: CountyAtWork, { id, agency }: Task): Promise<GraphqlClient | null> {
  const squad = await county.staff.squadOf(agency);
  if (squad === null) return null;
  const leader = await county.staff.leaderOf(agency.code);
  const sent = await leader.task("AssignSquad", { taskId: id, squadId: squad.id });
  const assignmentId = sent.assignments.find((each) => each.status === "OFFERED" && each.squad.id === squad.id)?.id;
  for (const step of ["AcceptAssignment", "Depart", "Arrive"]) {
    county.moment();
    await squad.member.assignment(step, { assignmentId, at: county.api.clock.now().toISOString() });
  }
  return squad.member;
}

/** The work on a task is done, by the squad on site or, where there is none, by the agency's leader. */
export async function complete(
  county: CountyAtWork,
  incident: Incident,
  task: Task,
  { worker, isUploaded = false }: { readonly worker: GraphqlClient | null; readonly isUploaded?: boolean },
): Promise<void> {
  const doer = worker ?? (await county.staff.leaderOf(task.agency.code));
  const needs = task.role === "LEAD" || county.needsEvidence(incident);
  const evidenceIds = needs ? [await takePicture(county, doer, { incidentId: incident.id }, { isUploaded })] : [];
  const done = { taskId: task.id, resultCode: county.resultCodeOf(incident), result: "已到场处置完毕", evidenceIds };
  expect((await doer.task("CompleteTask", done)).status).toBe("DONE");
}

/** Every agency signs, works and is done; the incident waits to be checked. */
export async function handle(
  county: CountyAtWork,
  id: string,
  how: { readonly isUploaded?: boolean } = {},
): Promise<Incident> {
  const all = await county.staff.named("county-shift-leader");
  const incident = await all.read(id);
  for (const task of incident.tasks.filter(({ status }) => status === "OFFERED" || status === "ACCEPTED")) {
    await sign(county, task);
    const worker = task.role === "LEAD" ? await sendSquad(county, task) : null;
    await complete(county, incident, task, { worker, ...how });
  }
  const handled = await all.read(id);
  expect(handled.status).toBe("FEEDBACK");
  return handled;
}

/** The commanding center has the result checked, by itself or, where it took part, by somebody else. */
export async function check(
  county: CountyAtWork,
  id: string,
  { result = "PASSED", checker }: { readonly result?: string; readonly checker?: string } = {},
): Promise<Incident> {
  const all = await county.staff.named("county-shift-leader");
  const incident = await all.read(id);
  const dispatcher = await county.commanding("DISPATCHER", incident);
  const handlers = incident.tasks
    .filter(({ role }) => role === "LEAD" || role === "ASSIST")
    .map(({ agency }) => agency);
  const isOwnWork = handlers.some(({ code }) => code === incident.commandingCenter.code);
  if (isOwnWork) expect(await dispatcher.refused("RequestCheck", { incidentId: id })).toBe("CHECKER_IS_HANDLER");
  const outsider =
    checker ??
    ["371323-CC", "371323001-GC", "371323002-GC"].find((code) => handlers.every((each) => each.code !== code));
  const own = incident.commandingCenter.code;
  const code = isOwnWork || checker !== undefined ? (outsider ?? own) : own;
  const checkerAgencyId = await county.agencyId(code);
  await dispatcher.incident("RequestCheck", { incidentId: id, method: "ON_SITE", checkerAgencyId });
  county.moment();
  const officer = await county.staff.holding("CHECKER", code);
  return officer.incident("RecordCheck", { incidentId: id, method: "ON_SITE", result, note: "现场核查" });
}

/** The shift leader of the commanding center closes. */
export async function close(county: CountyAtWork, id: string, disposition = "RESOLVED"): Promise<Incident> {
  const all = await county.staff.named("county-shift-leader");
  const leader = await county.commanding("SHIFT_LEADER", await all.read(id));
  const closed = await leader.incident("CloseIncident", { incidentId: id, disposition });
  expect(closed).toMatchObject({ status: "CLOSED", disposition });
  return closed;
}

/** The usual way from dispatch to closing. */
export async function settle(
  county: CountyAtWork,
  id: string,
  how: { readonly isUploaded?: boolean } = {},
): Promise<Incident> {
  await handle(county, id, how);
  await check(county, id);
  return close(county, id);
}
