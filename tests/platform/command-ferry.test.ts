import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuse } from "../../server/kernel/result.js";
import type { Command } from "../../server/platform/commands/index.js";
import { addNote } from "../../server/modules/incidents/index.js";
import { reportIncident, type ReportIncidentInput } from "../../server/modules/intake/index.js";
import { PARKING, TownshipAtWork } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

const report = {
  description: '占道 O\'Reilly \\ "？" ; commit',
  source: "GRID_WORKER",
  matterCode: PARKING,
  location: { longitude: 118.632039, latitude: 35.779055, system: "GCJ02" },
  affectedDivisionCodes: ["371323002"],
  occurredAt: new Date("2026-11-23T00:30:00Z"),
} as const;

/** As a command that asks the database for something, and therefore has a transaction to itself. */
const reportAlone: Command<ReportIncidentInput, unknown> = async function reportIncidentAlone(tx, input) {
  await tx.em.execute("select 1");
  return reportIncident(tx, input);
};

/** Every row of an incident, without what is new each time. */
async function rowsOf(incidentId: string): Promise<readonly string[]> {
  const parts = ["incident", "report", "task", "deadline", "journal"].map(
    (table) =>
      `select '${table}' as name, to_jsonb(t) - '{id,number,hash,position}'::text[] as row from ${table} t where ${table === "incident" ? "id" : "incident_id"} = '${incidentId}'`,
  );
  const found = await township.county.query(parts.join(" union all "));
  return found.map((row) => JSON.stringify(row).replaceAll(/(inc|tsk|rep|dln)_[0-9a-f-]{36}/g, "$1")).sort();
}

describe("commands that only add rows", () => {
  it("leave the same as they would in a transaction of their own", async () => {
    const { county, gridWorker } = township;
    const together = await county.must(gridWorker, reportIncident, report);
    const alone = (await county.must(gridWorker, reportAlone, report)) as typeof together;
    const [one, other] = await Promise.all([rowsOf(together.incidentId), rowsOf(alone.incidentId)]);
    expect(one.length).toBeGreaterThan(12);
    expect(one).toEqual(other);
  });

  it("number their incidents without a gap, each with its report", async () => {
    const { county, gridWorker } = township;
    await Promise.all(Array.from({ length: 20 }, () => county.must(gridWorker, reportIncident, report)));
    const numbers = await county.query<{ number: string }>(
      "select i.number from incident i join report r on r.incident_id = i.id and r.number = i.number order by 1",
    );
    expect(numbers.length).toBeGreaterThanOrEqual(20);
    expect(numbers.map(({ number }) => Number(number.slice(-6)))).toEqual(numbers.map((_, place) => place + 1));
  });

  it("do not suffer from one among them whose key was claimed before", async () => {
    const { county, gridWorker } = township;
    const idempotencyKey = township.key();
    const { incidentId } = await county.must(gridWorker, reportIncident, { ...report, idempotencyKey });
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => county.run(gridWorker, reportIncident, report)),
      county.run(gridWorker, reportIncident, { ...report, idempotencyKey }),
      county.run(gridWorker, reportIncident, { ...report, idempotencyKey, description: "别的事" }),
    ]);
    expect(answers.slice(0, 6).every(({ ok }) => ok)).toBe(true);
    expect(answers[6]).toEqual({ ok: true, value: { incidentId } });
    expect(answers[7]).toMatchObject({ ok: false, refusal: { code: "IDEMPOTENCY_CONFLICT" } });
  });

  it("are answered as they were carried out, even where they would be refused by now", async () => {
    const { county, gridWorker } = township;
    const idempotencyKey = township.key();
    const input = { ...report, idempotencyKey };
    const first = await county.must(gridWorker, reportIncident, input);
    const { reportIncident: refusing } = { reportIncident: () => Promise.resolve(refuse("FORBIDDEN")) };
    expect(await county.run(gridWorker, refusing, input)).toMatchObject({ ok: true, value: first });
  });

  it("take nothing of others with them where the database refuses their rows", async () => {
    const { county, gridWorker, clerk } = township;
    const broken: typeof reportIncident = async (tx, input) => {
      const outcome = await reportIncident(tx, input);
      for (const made of tx.em.getUnitOfWork().getPersistStack()) Reflect.set(made, "source", "NOBODY");
      return outcome;
    };
    const before = await county.fingerprint();
    await expect(county.run(gridWorker, broken, report)).rejects.toThrow("source_check");
    expect(await county.fingerprint()).toEqual(before);
    const [first, bad, last] = await Promise.allSettled([
      county.must(gridWorker, reportIncident, report),
      county.run(gridWorker, broken, report),
      county.must(clerk, reportIncident, report),
    ]);
    expect([first.status, bad.status, last.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  it("are seen by what comes after them", async () => {
    const { county, gridWorker, countyShiftLeader } = township;
    const { incidentId } = await county.must(gridWorker, reportIncident, report);
    await county.must(countyShiftLeader, addNote, { incidentId, text: "备注" });
    expect(await township.journal(incidentId)).toContain("incident.noted");
  });
});
