import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptTask, completeTask } from "../../server/modules/dispatch/index.js";
import { addNote } from "../../server/modules/incidents/index.js";
import { reportIncident } from "../../server/modules/intake/index.js";
import { forgetOldKeys } from "../../server/platform/commands/index.js";
import { PARKING, TownshipAtWork, VILLAGE } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

const report = { description: "占道", source: "GRID_WORKER", matterCode: PARKING, divisionCode: VILLAGE } as const;

describe("a command given twice under one key", () => {
  it("has one effect and one answer", async () => {
    const idempotencyKey = township.key();
    const first = await township.county.must(township.gridWorker, reportIncident, { ...report, idempotencyKey });
    const before = await township.county.fingerprint();
    const second = await township.county.must(township.gridWorker, reportIncident, { ...report, idempotencyKey });
    expect(second).toEqual(first);
    expect(await township.county.fingerprint()).toEqual(before);
  });

  it("has one effect and one answer also when both come at once", async () => {
    const idempotencyKey = township.key();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        township.county.must(township.gridWorker, reportIncident, { ...report, idempotencyKey }),
      ),
    );
    expect(new Set(answers.map(({ incidentId }) => incidentId)).size).toBe(1);
    const [stored] = await township.county.query<{ count: string }>("select count(*) from idempotency where key = ?", [
      idempotencyKey,
    ]);
    expect(Number(stored?.count)).toBe(1);
  });

  it("is a conflict with another input or another command, and none for another person", async () => {
    const { county, gridWorker, clerk } = township;
    const idempotencyKey = township.key();
    const { incidentId } = await county.must(gridWorker, reportIncident, { ...report, idempotencyKey });
    await county.refuses("IDEMPOTENCY_CONFLICT", gridWorker, reportIncident, {
      ...report,
      description: "别的事",
      idempotencyKey,
    });
    await county.refuses("IDEMPOTENCY_CONFLICT", gridWorker, addNote, { incidentId, text: "备注", idempotencyKey });
    const other = await county.must(clerk, reportIncident, { ...report, idempotencyKey });
    expect(other.incidentId).not.toBe(incidentId);
  });

  it("is free again after a refusal, which leaves nothing", async () => {
    const { county, gridWorker } = township;
    const idempotencyKey = township.key();
    await county.refuses("INVALID_INPUT", gridWorker, reportIncident, { ...report, description: " ", idempotencyKey });
    await county.must(gridWorker, reportIncident, { ...report, idempotencyKey });
  });
});

describe("a command on what has changed meanwhile", () => {
  it("is refused with the present version, and accepted at it", async () => {
    const { county, leader } = township;
    const id = await township.report();
    const task = await township.task(id, "LEAD");
    await county.refuses("STALE_VERSION", leader, acceptTask, { taskId: task.id, expectedVersion: task.version - 1 });
    await county.must(leader, acceptTask, { taskId: task.id, expectedVersion: task.version });
    const outcome = await county.run(leader, completeTask, {
      taskId: task.id,
      expectedVersion: task.version,
      resultCode: "MOVED",
      result: "已清走",
    });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "STALE_VERSION", currentVersion: (await township.task(id, "LEAD")).version },
    });
    const incident = await township.incident(id);
    await county.refuses("STALE_VERSION", township.clerk, addNote, {
      incidentId: id,
      text: "备注",
      expectedVersion: incident.version + 1,
    });
  });
});

describe("a command on what the actor does not see", () => {
  it("is refused exactly as one on what does not exist", async () => {
    const { county, neighbour } = township;
    const id = await township.report();
    const task = await township.task(id, "LEAD");
    const hidden = await county.run(neighbour, addNote, { incidentId: id, text: "备注" });
    const missing = await county.run(neighbour, addNote, {
      incidentId: "inc_00000000-0000-7000-8000-000000000000",
      text: "备注",
    });
    expect(hidden).toEqual(missing);
    await county.refuses("NOT_FOUND", neighbour, addNote, { incidentId: id, text: "备注" });
    await county.refuses("NOT_FOUND", neighbour, acceptTask, { taskId: task.id });
  });
});

describe("old keys", () => {
  it("are kept for thirty days and then forgotten", async () => {
    const { county, gridWorker } = township;
    await county.must(gridWorker, reportIncident, { ...report, idempotencyKey: township.key() });
    const inDays = (days: number) => new Date(county.clock.now().getTime() + days * 86_400_000);
    const countKeys = async () =>
      Number((await county.query<{ n: string }>("select count(*) as n from idempotency"))[0]?.n);
    const before = await countKeys();

    expect(await forgetOldKeys(county.opened.database, inDays(29))).toBe(0);
    expect(await countKeys()).toBe(before);
    expect(await forgetOldKeys(county.opened.database, inDays(31))).toBe(before);
    expect(await countKeys()).toBe(0);
  });
});
