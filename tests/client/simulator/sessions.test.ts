import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { carryOut } from "../../../client/simulator/carry-out.js";
import { IncidentFollower } from "../../../client/simulator/follow-incidents.js";
import { IncidentBook } from "../../../client/simulator/incident-book.js";
import { readIdentities } from "../../../client/simulator/read-identities.js";
import type { Seat } from "../../../client/simulator/seat.js";
import { Staff } from "../../../client/simulator/staff.js";
import { takePicture } from "../../../client/simulator/take-picture.js";
import { World } from "../../../client/simulator/world.js";
import { startDemoServer, type DemoServer } from "../../support/demo-server.js";
import { eventually } from "../../support/eventually.js";
import { incident, usual } from "./simulated-incident.js";

const CENTER = "371323-CC";
const personForm = z.object({ viewer: z.object({ activePost: z.object({ post: z.string() }) }) });
const whoAmI = "{ viewer { activePost { post } } }";
const reportForm = z.object({ reportIncident: z.object({ incident: z.object({ id: z.string() }) }) });
const reportDocument = "mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id } } }";

describe("the people of the simulator", { timeout: 60_000 }, () => {
  let api: DemoServer;
  let staff: Staff;
  const failures: unknown[] = [];

  beforeAll(async () => {
    api = await startDemoServer();
    // The simulator's own clock is that of its machine.
    api.clock.pass(Date.now() - api.clock.now().getTime());
    const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
    staff = new Staff(api.url, await readIdentities(api.home), sleep, (error) => failures.push(error));
  }, 120_000);
  afterAll(() => api.close());

  function seatOf(post: "SHIFT_LEADER" | "INTAKE_CLERK" | "AGENCY_LEADER" | "SQUAD_MEMBER", agency = CENTER): Seat {
    const seat = staff.seatOf({ post, agency });
    if (seat === undefined) throw new Error(`nobody is ${post} of ${agency}`);
    return seat;
  }

  const report = async () => {
    const said = { description: "路口垃圾箱满了两天没人清，苍蝇乱飞", source: "HOTLINE_12345", matterCode: "0102" };
    const place = { divisionCode: "371323001005", externalNumber: `DEMO-${randomUUID().slice(0, 8)}` };
    const input = { idempotencyKey: randomUUID(), ...said, ...place };
    return (await seatOf("INTAKE_CLERK").ask(reportDocument, { input }, reportForm)).reportIncident.incident.id;
  };

  it("sign in when they are first needed, in the post that is needed, and each once", async () => {
    const doer = { post: "AGENCY_LEADER", agency: "371323001-GC" } as const;
    expect(staff.find([{ post: "GRID_WORKER", agency: "371323001-XX" }])).toBe("nobody");
    expect(staff.find([doer])).toBe("signing in");
    await eventually("the leader is at hand", () => typeof staff.find([doer]) !== "string");
    expect(await seatOf("AGENCY_LEADER", "371323001-GC").ask(whoAmI, {}, personForm)).toMatchObject({
      viewer: { activePost: { post: "AGENCY_LEADER" } },
    });
    expect(staff.seatOf(doer)).toBe(seatOf("AGENCY_LEADER", "371323001-GC"));
  });

  it("ride with their own squad, and for another squad somebody else acts", async () => {
    const seat = seatOf("SQUAD_MEMBER", "371323001-EO");
    await seat.enter();
    expect(seat.squad?.id).toMatch(/^sqd_/);
    const crew = { post: "SQUAD_MEMBER", agency: "371323001-EO", squadId: seat.squad?.id ?? "" } as const;
    const leader = { post: "AGENCY_LEADER", agency: "371323001-EO" } as const;
    expect(staff.find([crew, leader])).toEqual({ seat, doer: crew });
    await seatOf("AGENCY_LEADER", "371323001-EO").enter();
    expect(staff.find([{ ...crew, squadId: "sqd_other" }, leader])).toMatchObject({ doer: leader });
  });

  it("find their county: its townships, its villages, their ground and who commands", async () => {
    const world = await World.open(seatOf("SHIFT_LEADER"));
    expect([world.townships.length, world.villages.length]).toEqual([18, 1_063]);
    for (const code of [CENTER, "371323001-GC", `${world.townships.at(-1)?.code ?? ""}-TO`])
      expect(world.agencyId(code)).toMatch(/^agc_/);
    const point = await world.pointIn(seatOf("SHIFT_LEADER"), "371323001005", 0.4, 0.9);
    const gridForm = z.object({ gridAt: z.object({ village: z.object({ code: z.string() }) }) });
    const document = "query ($point: PointInput!) { gridAt(point: $point) { village { code } } }";
    const found = await seatOf("SHIFT_LEADER").ask(document, { point }, gridForm);
    expect(found.gridAt.village.code).toBe("371323001005");
  });

  it("take pictures whose bytes arrive", async () => {
    const clerk = seatOf("INTAKE_CLERK");
    const shown = { incidentId: await report(), subject: "tsk_1", point: { longitude: 118.6, latitude: 35.8 } };
    const id = await takePicture(api.url, clerk, shown);
    const headers = { authorization: `Bearer ${clerk.token ?? ""}` };
    const answer = await fetch(`${api.url}/evidence/${id ?? ""}`, { headers });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it("take a refusal for an answer", async () => {
    const id = await report();
    const step = { verb: "FILE", incidentId: id, on: id, round: 1, doers: [], wait: "register" } as const;
    const due = { step, idempotencyKey: randomUUID(), dueAtMs: 0, refusals: 0 };
    const leader = { seat: seatOf("SHIFT_LEADER"), doer: { post: "SHIFT_LEADER", agency: CENTER } } as const;
    const refusal = await carryOut(due, incident({ id }), leader, { agencyId: () => undefined });
    expect(refusal?.code).toBe("ILLEGAL_TRANSITION");
  });

  it("sign in again when the shift of twelve hours is over, and go on following", async () => {
    const book = new IncidentBook({ around: () => usual, dueAtMs: () => 0, ended: () => undefined });
    const follower = new IncidentFollower(api.url, seatOf("SHIFT_LEADER"), book, (error) => failures.push(error));
    await follower.follow();
    const before = await report();
    await eventually("the feed brings a report", () => book.find(before) !== undefined);
    const token = seatOf("SHIFT_LEADER").token;
    api.clock.pass(13 * 3_600_000);
    await eventually("there is a new session", () => seatOf("SHIFT_LEADER").token !== token, 30_000);
    const after = await report();
    await eventually("the feed goes on in it", () => book.find(after) !== undefined, 30_000);
    expect(book.find(before)).toBeDefined();
    await follower.stop();
    expect(failures).toEqual([]);
  });
});

it("a folder without identities is named", async () => {
  await expect(readIdentities(join("no", "such", "folder"))).rejects.toThrow(/identities\.json/);
});
