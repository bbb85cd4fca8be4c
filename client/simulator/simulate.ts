import { setPriority } from "node:os";
import { IncidentFollower } from "./follow-incidents.js";
import { readIdentities } from "./read-identities.js";
import { readSettings, type Settings } from "./read-settings.js";
import { Simulation } from "./simulation.js";
import { Staff } from "./staff.js";
import { World } from "./world.js";

const LOW_PRIORITY = 10;
const AGAIN_AFTER_MS = 3_000;
const stop = new AbortController();
/** Told once, however early: also while the county is still being looked at. */
const stopped = new Promise((told) => stop.signal.addEventListener("abort", told));

/** Plays the county until it is told to stop: by a signal, or because the program that started it is gone. */
async function main({ server, home, speed }: Settings): Promise<void> {
  setPriority(LOW_PRIORITY);
  const failed = (error: unknown) => console.error(error instanceof Error ? error.message : String(error));
  const identities = await readIdentities(home);
  const center = identities.find(({ posts, division }) => posts.includes("SHIFT_LEADER") && division.length === 6);
  if (center === undefined) throw new Error("no shift leader of the county among the identities");
  const staff = new Staff(server, identities, sleep, failed);
  const leader = staff.seatOf({ post: "SHIFT_LEADER", agency: center.agency });
  const clerk = staff.seatOf({ post: "INTAKE_CLERK", agency: center.agency });
  if (leader === undefined || clerk === undefined) throw new Error("no intake clerk of the county");
  staff.isAtHand(clerk);
  const world = await untilDone(() => World.open(leader), failed);
  if (world === null) return;
  const simulation = new Simulation({ server, speed, staff, world, random: Math.random, failed });
  const follower = new IncidentFollower(server, leader, simulation.book, failed);
  void follower.follow().then(() => {
    if (!stop.signal.aborted) simulation.start();
  });
  await stopped;
  await simulation.stop();
  await follower.stop();
}

/** A server that is still away or busy is asked again; null where it was time to stop first. */
async function untilDone<Value>(work: () => Promise<Value>, failed: (error: unknown) => void): Promise<Value | null> {
  while (!stop.signal.aborted) {
    try {
      return await work();
    } catch (error) {
      failed(error);
      await sleep(AGAIN_AFTER_MS);
    }
  }
  return null;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const) process.on(signal, () => stop.abort());

main(readSettings(process.argv.slice(2))).then(
  // Sockets and timers that are still open keep nobody waiting.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
