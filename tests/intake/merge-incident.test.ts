import { afterAll, beforeAll, expect, it } from "vitest";
import type { Id } from "../../server/kernel/ids.js";
import { mergeIncident, splitReport } from "../../server/modules/intake/index.js";
import { TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

const reportsOf = (incidentId: Id<"inc">): Promise<{ id: Id<"rep"> }[]> =>
  township.county.query("select id from report where incident_id = ?", [incidentId]);

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
