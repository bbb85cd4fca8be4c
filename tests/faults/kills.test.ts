import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { FaultWorld, freePort } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import { headOf, violationsOf, violationsOfWatcher } from "./kit/look-at-journal.js";
import { Reporters } from "./kit/reporters.js";
import { watch } from "./kit/watchers.js";

const CONVERGE_MS = 2_000;

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

interface Story {
  readonly kills: number;
  readonly watchers: number;
  readonly defect?: string;
}

/** Four people who report without a rest, every tenth report sent twice, while the server is killed again and again; tells what broke the promise. */
async function killAgainAndAgain({
  kills,
  watchers,
  defect,
}: Story): Promise<{ violations: readonly string[]; acknowledged: number }> {
  const county = await world.county();
  const port = await freePort();
  const token = await county.signIn({ post: "SHIFT_LEADER", division: "371323" });
  const start = await headOf(county);
  let server = await county.serve({ port, ...(defect === undefined ? {} : { defect }) });
  // Nobody may hold more than eight sockets, so that several people watch.
  const people = await Promise.all(
    [0, 1, 2].map((nth) => county.signIn({ post: "SHIFT_LEADER", division: "371323" }, nth)),
  );
  const url = `ws://127.0.0.1:${port}/graphql`;
  const seen = Array.from({ length: watchers }, (_, nth) =>
    watch(url, people[nth % people.length] ?? token, start.cursor),
  );
  const reporters = new Reporters({ url: () => `http://127.0.0.1:${port}`, token, writers: 4, everyMs: 100 });
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(300 + Math.random() * 400);
      // Right after somebody was told that their report is safe.
      const told = reporters.acknowledged.size;
      await eventually("an acknowledgement", () => reporters.acknowledged.size > told);
      await server.kill();
      server = await county.serve({ port, ...(defect === undefined ? {} : { defect }) });
    }
    await sleep(500);
    await reporters.stop();
    const verdicts = async () => Promise.all(seen.map((watcher) => violationsOfWatcher(county, watcher, start)));
    // Whoever came back late may still be on the way; with a defect they never arrive.
    const isWhole = async () => (await verdicts()).every((faults) => faults.length === 0);
    const patience = defect === undefined ? CONVERGE_MS + 5_000 : CONVERGE_MS;
    await eventually("everybody has everything", isWhole, patience).catch(() => undefined);
    const violations = [...(await violationsOf(county, reporters)), ...(await verdicts()).flat()];
    return { violations, acknowledged: reporters.acknowledged.size };
  } finally {
    await reporters.stop();
    await Promise.all(seen.map((watcher) => watcher.close()));
    await county.close();
  }
}

describe("D1 a server that is killed again and again", () => {
  const kills = isFullLane ? 50 : 25;
  it(`loses nothing that was acknowledged, doubles nothing, and every watcher has the same log (${kills} kills)`, async () => {
    const { violations, acknowledged } = await killAgainAndAgain({ kills, watchers: 20 });
    expect(violations).toEqual([]);
    expect(acknowledged).toBeGreaterThan(kills * 3);
  }, 300_000);

  it.each([
    ["a repeated command is carried out again", /second incident/],
    ["acknowledged before the commit", /acknowledged and (is lost|its incident is not there)/],
    ["a catch-up skips an entry", /entries came/],
  ])(
    "is caught where %s",
    async (defect, expected) => {
      const { violations } = await killAgainAndAgain({ kills: 5, watchers: 3, defect });
      expect(violations.join("\n")).toMatch(expected);
    },
    120_000,
  );
});
