import { FaultWorld, freePort, type FaultCounty } from "../../faults/kit/fault-world.js";
import type { Bench, BenchOptions, BenchResult } from "../bench.js";
import { cpuTime, cpuTimeOfChildren } from "../read/cpu-time.js";
import { insertByHand, readPattern } from "./by-hand.js";
import { appendOne, commitLeast } from "./journal-append.js";
import { report, RICH, signInReporters, type Reported, type Reporter } from "./reporters.js";
import { resultOf, type Costs, type Findings } from "./result.js";
import { profile } from "./server-profile.js";
import { beginCounting, countedSince, TELLING } from "./statement-times.js";
import { timeBySteps } from "./steps.js";
import { Writers, type Written } from "./writers.js";

/** Reports over HTTP beside the same rows by hand, and the journal alone. */
export const writeBench: Bench = {
  title: "Writes: reports over HTTP, the same rows by hand, and the journal alone",
  run: measureWrites,
};

const WRITERS = 16;
const ROUNDS = 3;

async function measureWrites(options: BenchOptions): Promise<BenchResult> {
  const seconds = options.isQuick ? 1 : 6;
  const unwatched = await measurePace(options, seconds);
  options.say("where the time goes");
  return resultOf({ ...unwatched, ...(await measureSteps(seconds)), writers: WRITERS, seconds });
}

/** Server, hand and journal in turn, nobody watching. */
async function measurePace(options: BenchOptions, seconds: number) {
  const world = await FaultWorld.open();
  const county = await world.county();
  try {
    const reporters = await signInReporters(county, 2 * WRITERS);
    const few = reporters.slice(0, WRITERS);
    const port = await freePort();
    const server = await county.serve({ port });
    const over = (people: readonly Reporter[], query?: string) => () =>
      report(port, people, { seconds, ...(query === undefined ? {} : { query }) });
    options.say("warming up");
    await over(few)();
    const pattern = await readPattern(county);
    const writers = await Writers.open(county.databaseUrl, world.schema, WRITERS);
    const byHand = (isChained: boolean) => () => writers.write(seconds, insertByHand(pattern, isChained));
    const cost = costsOf(server.child.pid ?? 0, world.postgres.pid);
    const rounds: Record<keyof Findings["rounds"], Costs[]> = { lean: [], more: [], rich: [], chained: [], loose: [] };
    for (let round = 1; round <= (options.isQuick ? 1 : ROUNDS); round += 1) {
      options.say(`round ${round}: reports, and the same rows by hand`);
      rounds.lean.push(await cost(over(few)));
      rounds.chained.push(await cost(byHand(true)));
      rounds.more.push(await cost(over(reporters)));
      rounds.loose.push(await cost(byHand(false)));
      rounds.rich.push(await cost(over(few, RICH)));
    }
    await server.stop();
    options.say("the journal and the disk alone");
    const alone = await measureAlone(county, world.schema, writers, seconds);
    await writers.close();
    const [about] = await county.query<{ version: string }>("select current_setting('server_version') as version");
    return { rounds, ...alone, postgres: about?.version ?? "?" };
  } finally {
    await county.close();
    await world.close();
  }
}

/** What some work cost the server, PostgreSQL and this process. */
function costsOf(serverPid: number, postgresPid: number) {
  return async (work: () => Promise<Reported | Written>): Promise<Costs> => {
    const spent = () => [cpuTime(serverPid), cpuTimeOfChildren(postgresPid), cpuTime(process.pid)];
    const before = spent();
    const done = await work();
    const [node = 0, postgres = 0, client = 0] = spent().map((ms, place) => (ms - (before[place] ?? 0)) / done.count);
    return { ...done, node, postgres, client };
  };
}

async function measureAlone(county: FaultCounty, schema: string, writers: Writers, seconds: number) {
  await county.query("create table bench_counter (value bigint) with (fillfactor = 10)");
  await county.query("insert into bench_counter values (0)");
  await county.query("grant select, update on bench_counter to muster_app");
  const one = await Writers.open(county.databaseUrl, schema, 1);
  const disk = await one.write(seconds, commitLeast);
  await one.close();
  const hotRow = await writers.write(seconds, commitLeast);
  const append = await writers.write(seconds, appendOne);
  return { disk, hotRow, append };
}

/** A server that is watched while it works, on a PostgreSQL that counts: what they are slower for it tells nothing of their pace, but of the parts. */
async function measureSteps(seconds: number) {
  const world = await FaultWorld.open(TELLING);
  const county = await world.county();
  try {
    const people = await signInReporters(county, WRITERS);
    const port = await freePort();
    const watched = await county.serve({ port, settings: { NODE_OPTIONS: "--inspect=127.0.0.1:0" } });
    // Only the end of what a server says is kept, and where its debugger listens it says first.
    const { said } = watched;
    await report(port, people, { seconds });
    await beginCounting(county);
    let count = 0;
    const seen = await profile(said, async () => {
      count = (await report(port, people, { seconds })).count;
    });
    const database = await countedSince(county, count);
    await watched.stop();
    return { database, steps: [...timeBySteps(seen)].map(([step, ms]) => ({ step, ms: ms / count })) };
  } finally {
    await county.close();
    await world.close();
  }
}
