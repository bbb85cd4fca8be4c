import { afterAll, beforeAll, expect, it } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import { mergeIncident, reportIncident, splitReport } from "../../server/modules/intake/index.js";
import { TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

const reportsOf = (incidentId: Id<"inc">): Promise<{ id: Id<"rep"> }[]> =>
  township.county.query("select id from report where incident_id = ?", [incidentId]);

const tasksOf = (incidentId: string) =>
  township.county.query("select id from task where incident_id = ?", [incidentId]);
const NUMBER = /^371323-\d{8}-\d{6}$/;
const numbersOf = async (incidentId: string) =>
  (
    await township.county.query<{ number: string }>("select number from report where incident_id = ?", [incidentId])
  ).map(({ number }) => number);
const duplicatesOf = (into: string): Promise<{ id: Id<"inc"> }[]> =>
  township.county.query("select id from incident where duplicate_of_id = ?", [into]);

it("a confidential report stays confidential in the incident that it is merged into, also once it is split off", async () => {
  const into = await township.waiting();
  const id = await township.waiting({ isConfidential: true });
  const [report] = await reportsOf(id);
  await township.county.must(township.clerk, mergeIncident, { incidentId: id, intoIncidentId: into });
  expect(await township.incident(into)).toMatchObject({ isConfidential: true });
  await township.county.must(township.dispatcher, splitReport, { reportId: String(report?.id), reason: "不是一件事" });
  expect(await township.incident(id)).toMatchObject({ isConfidential: true });
});

it("what is owed upstream is owed by the incident that goes on, at the earlier of the two times", async () => {
  const inDays = (days: number) => new Date(township.county.clock.now().getTime() + days * 86_400_000);
  const [soon, late] = [inDays(5), inDays(9)];
  const into = await township.waiting();
  for (const [upstreamDueAt, owed] of [
    [late, late],
    [soon, soon],
    [late, soon],
  ] as const) {
    const id = await township.waiting({ upstreamDueAt });
    await township.county.must(township.clerk, mergeIncident, { incidentId: id, intoIncidentId: into });
    expect(await township.incident(into)).toMatchObject({ upstreamDueAt: owed });
    expect(await township.deadline(into, "UPSTREAM")).toMatchObject({ dueAt: owed });
  }
});

it("a split and a merge of the same incidents in the same instant lose no report and do not wait for each other", async () => {
  for (let round = 0; round < 8; round += 1) {
    const into = await township.waiting();
    const id = await township.waiting();
    const other = await township.waiting();
    const [report] = await reportsOf(id);
    await township.county.must(township.clerk, mergeIncident, { incidentId: id, intoIncidentId: into });
    const [split] = await Promise.all([
      township.county.run(township.dispatcher, splitReport, { reportId: String(report?.id), reason: "不是一件事" }),
      township.county.run(township.clerk, mergeIncident, { incidentId: into, intoIncidentId: other }),
      township.county.run(township.clerk, mergeIncident, { incidentId: into, intoIncidentId: id }),
    ]);
    if (split?.ok === true) expect((await reportsOf(id)).map((each) => each.id)).toContain(report?.id);
    for (const incident of [into, id, other]) {
      const { status } = await township.incident(incident);
      expect((await reportsOf(incident)).length > 0).toBe(status !== "DUPLICATE");
    }
  }
});

const again = (intoIncidentId: string) => ({
  idempotencyKey: township.key(),
  description: "又有人说起同一处单车",
  source: "HOTLINE_12345" as const,
  matterCode: "0506",
  divisionCode: "371323001001",
  intoIncidentId,
});

it("one more report of an open incident joins it in one command: nothing is filed or sent twice, and it can be split off again", async () => {
  const into = await township.report();
  const [before, tasks] = [await reportsOf(into), await tasksOf(into)];
  const answer = await township.county.must(township.clerk, reportIncident, again(into));
  expect(answer).toEqual({ incidentId: into });
  const after = await reportsOf(into);
  expect(after).toHaveLength(before.length + 1);
  expect(await tasksOf(into)).toEqual(tasks);
  expect(await numbersOf(into)).toEqual([expect.stringMatching(NUMBER), expect.stringMatching(NUMBER)]);
  const [joined = { id: into }] = await duplicatesOf(into);
  expect(await township.incident(joined.id)).toMatchObject({ status: "DUPLICATE", disposition: "DUPLICATE" });
  expect(await tasksOf(joined.id)).toEqual([]);
  expect(await township.armed(joined.id)).toEqual([]);
  const added = after.find(({ id }) => before.every((known) => known.id !== id));
  await township.county.must(township.dispatcher, splitReport, { reportId: String(added?.id), reason: "不是一件事" });
  expect(await township.incident(joined.id)).toMatchObject({ status: "REPORTED" });
});

it("a report of a township joins an incident that the county commands", async () => {
  const into = await township.report({ matterCode: "210610" });
  await township.county.must(township.clerk, reportIncident, { ...again(into), matterCode: "210610" });
  expect(await reportsOf(into)).toHaveLength(2);
});

it("a report joins nothing that has ended, nothing that its reporter does not see, and never when it is settled or by whoever may not merge", async () => {
  const { county, clerk, gridWorker, neighbour } = township;
  const [ended, other] = [await township.waiting(), await township.waiting()];
  await county.must(clerk, mergeIncident, { incidentId: ended, intoIncidentId: other });
  const count = async () => (await county.query("select 1 from report", [])).length;
  const before = await count();
  await county.refuses("ILLEGAL_TRANSITION", clerk, reportIncident, again(ended));
  await county.refuses("NOT_FOUND", neighbour, reportIncident, again(other));
  await county.refuses("FORBIDDEN", gridWorker, reportIncident, again(other));
  await county.refuses("NOT_FOUND", clerk, reportIncident, again("inc_none"));
  expect(await count()).toBe(before);
});
