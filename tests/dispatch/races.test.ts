import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "../../server/kernel/actor.js";
import { acceptTask, assignSquad, completeTask } from "../../server/modules/dispatch/index.js";
import { mergeIncident } from "../../server/modules/intake/index.js";
import type { Result } from "../../server/kernel/result.js";
import { TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

const outcomes = (results: readonly Result<unknown>[]): string[] =>
  results.map((result) => (result.ok ? "accepted" : result.refusal.code)).sort();

it("of sixteen who sign one task at once, one has signed and the others hear that it is taken", async () => {
  const id = await township.report();
  const task = await township.task(id, "LEAD");
  const racers: Actor[] = Array.from({ length: 16 }, (_, place) =>
    place % 2 === 0 ? township.leader : township.dispatcher,
  );
  const results = await Promise.all(racers.map((actor) => township.county.run(actor, acceptTask, { taskId: task.id })));
  expect(outcomes(results)).toEqual([...Array.from({ length: 15 }, () => "ALREADY_TAKEN"), "accepted"]);
  expect((await township.journal(id)).filter((type) => type === "task.accepted")).toHaveLength(1);
});

it("of sixteen who sign one task at the version they saw, one has signed and the others are late", async () => {
  const id = await township.report();
  const task = await township.task(id, "LEAD");
  const results = await Promise.all(
    Array.from({ length: 16 }, () =>
      township.county.run(township.leader, acceptTask, { taskId: task.id, expectedVersion: task.version }),
    ),
  );
  expect(outcomes(results)).toEqual([...Array.from({ length: 15 }, () => "STALE_VERSION"), "accepted"]);
});

it("two agencies that end their work in the same instant give feedback exactly once", async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await township.handling();
    const assist = await township.task(id, "ASSIST");
    const lead = await township.task(id, "LEAD");
    await township.county.must(township.supporter, acceptTask, { taskId: assist.id });
    const results = await Promise.all([
      township.county.run(township.leader, completeTask, { taskId: lead.id, resultCode: "MOVED", result: "已清走" }),
      township.county.run(township.supporter, completeTask, {
        taskId: assist.id,
        resultCode: "MOVED",
        result: "已清走",
      }),
    ]);
    expect(outcomes(results)).toEqual(["accepted", "accepted"]);
    expect(await township.incident(id)).toMatchObject({ status: "FEEDBACK", liveTasks: 0 });
    expect((await township.journal(id)).filter((type) => type === "incident.feedback-given")).toHaveLength(1);
  }
});

it("two who send one squad to one task send it once", async () => {
  const id = await township.handling();
  const { id: taskId } = await township.task(id, "LEAD");
  const squadId = await township.squadId("EO-001-2");
  const results = await Promise.all(
    [township.leader, township.dispatcher].map((actor) => township.county.run(actor, assignSquad, { taskId, squadId })),
  );
  expect(outcomes(results)).toEqual(["ALREADY_TAKEN", "accepted"]);
  expect(await township.assignments(taskId)).toHaveLength(1);
});

it("two merges the other way round do not wait for each other", async () => {
  const one = await township.waiting();
  const other = await township.waiting();
  const results = await Promise.all([
    township.county.run(township.clerk, mergeIncident, { incidentId: one, intoIncidentId: other }),
    township.county.run(township.clerk, mergeIncident, { incidentId: other, intoIncidentId: one }),
  ]);
  expect(outcomes(results)).toEqual(["ILLEGAL_TRANSITION", "accepted"]);
});
