import { afterAll, beforeAll, expect, it } from "vitest";
import { acceptTask, assignSquad } from "../../server/modules/dispatch/index.js";
import { depart } from "../../server/modules/fieldwork/index.js";
import { TOWNSHIP, TownshipAtWork } from "../support/township-at-work.js";

/** 私搭乱建: led by the enforcement office, the police station supports. */
const SHEDS = "0101";
const POINT = { longitude: 118.63, latitude: 35.78 };

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

async function departureOf(agency: string, callSign: string): Promise<unknown> {
  const { county } = township;
  const leader = await county.actor("AGENCY_LEADER", { agency });
  const id = await township.report({ matterCode: SHEDS });
  const task = (await township.tasks(id)).find(({ agencyId }) => agencyId === leader.agencyId);
  const taskId = task?.id ?? "tsk_none";
  const squadId = await township.squadId(callSign);
  await county.must(leader, acceptTask, { taskId });
  await county.must(leader, assignSquad, { taskId, squadId });
  const [assignment] = await township.assignments(taskId);
  const step = { assignmentId: String(assignment?.id), point: POINT };
  await county.must(await township.member(callSign), depart, step);
  const [entry] = await county.query<{ changes: { point: unknown } }>(
    "select changes from journal where incident_id = ? and type = 'assignment.departed'",
    [id],
  );
  return entry?.changes.point;
}

it("a squad's step says where it was taken, but where police are is in no entry that others read", async () => {
  expect(await departureOf(`${TOWNSHIP}-EO`, "EO-001-1")).toMatchObject(POINT);
  expect(await departureOf(`${TOWNSHIP}-PS`, "PS-001-1")).toBeNull();
});
