import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { FaultWorld, freePort } from "./kit/fault-world.js";
import { countyPeople, townshipPeople } from "./kit/people.js";
import { Reporters } from "./kit/reporters.js";
import { SnapshotClient, violationsOfClients } from "./kit/snapshot-clients.js";
import { Notes } from "./kit/take-notes.js";

const NOTES_PER_SECOND = 20;
const PATIENCE_MS = 120_000;

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** People open their screens at random instants while reports come in and notes are taken; tells what their screens got wrong. */
async function openScreens(count: number, incidents: number, defect?: string) {
  const county = await world.county();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await county.serve({ port, defect });
  const tokens = await county.signInAll([...countyPeople, ...(await townshipPeople(county))]);
  const token = tokens[0] ?? "";
  const reporters = new Reporters({ url: () => url, token, writers: 4, everyMs: 300 });
  const known = () => [...reporters.acknowledged.values()];
  const notes = new Notes({ url, token, perSecond: NOTES_PER_SECOND, incidentId: () => anyOf(known()) });
  const clients: SnapshotClient[] = [];
  try {
    const instants = Array.from({ length: count }, () => Math.random() * incidents).sort((a, b) => a - b);
    for (const [nth, instant] of instants.entries()) {
      await eventually("its instant", () => reporters.acknowledged.size >= instant, PATIENCE_MS);
      await sleep(Math.random() * 20);
      clients.push(new SnapshotClient(url, tokens[nth % tokens.length] ?? ""));
    }
    await reporters.stop();
    await notes.stop();
    const database = await county.open(4);
    try {
      const verdicts = () => violationsOfClients(database, clients);
      const patience = defect === undefined ? 30_000 : 1_500;
      await eventually("every screen is right", async () => (await verdicts()).length === 0, patience).catch(
        () => undefined,
      );
      const violations = [...reporters.faults, ...notes.faults, ...(await verdicts())];
      return { violations, clients, reported: reporters.acknowledged.size };
    } finally {
      await database.close();
    }
  } finally {
    await Promise.all([reporters.stop(), notes.stop()]);
    await Promise.all(clients.map((client) => client.close()));
    await county.close();
  }
}

function anyOf(ids: readonly string[]): string | null {
  return ids[Math.floor(Math.random() * ids.length)] ?? null;
}

describe("D4 two hundred screens that are opened at random instants under load", () => {
  it("show what the journal says, with no gap and no overlap between snapshot and feed", async () => {
    const { violations, clients, reported } = await openScreens(200, 80);
    expect(violations).toEqual([]);
    expect(clients).toHaveLength(200);
    // Screens that all opened at the same place would prove nothing.
    expect(new Set(clients.map(({ asOf }) => asOf)).size).toBeGreaterThan(50);
    // All of them are to fit into one page of a snapshot.
    expect(reported).toBeLessThanOrEqual(100);
  }, 300_000);

  it.each([
    ["the place of a snapshot is read beside it", /the snapshot shows/],
    ["a member joins its group wherever it stands", /told to load again/],
  ])(
    "are caught where %s",
    async (defect, expected) => {
      // Sixty screens may by luck all open between two entries.
      let found = "";
      for (let tries = 0; tries < 5 && !expected.test(found); tries += 1)
        found = (await openScreens(60, 30, defect)).violations.join("\n");
      expect(found).toMatch(expected);
    },
    300_000,
  );
});
