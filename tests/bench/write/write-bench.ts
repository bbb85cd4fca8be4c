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
import { write, type Written } from "./writers.js";

/** Reports over HTTP beside the same rows by hand, and the journal alone. */
export const writeBench: Bench = {
  title: "Writes: reports over HTTP, the same rows by hand, and the journal alone",
  run: measureWrites,
};

const WRITERS = 16;
const HALVES = 3;

async function measureWrites(options: BenchOptions): Promise<BenchResult> {
  const { isQuick } = options;
  const say = (line: string): void => options.say(line);
  const seconds = isQuick ? 1 : 6;
  const world = await FaultWorld.open(TELLING);
  try {
    const county = await world.county();
    const reporters = await signInReporters(county, 2 * WRITERS);
    const few = reporters.slice(0, WRITERS);
    const port = await freePort();
    const server = await county.serve({ port, settings: { MUSTER_LOG_LEVEL: "info" } });
    const over = (people: readonly Reporter[], query?: string) => () =>
      report(port, people, { seconds, ...(query === undefined ? {} : { query }) });
    const byHand = async (isChained: boolean): Promise<() => Promise<Written>> => {
      const work = insertByHand(await readPattern(county), isChained);
      return () => write(county.databaseUrl, world.schema, { writers: WRITERS, seconds }, work);
    };
    const cost = costsOf(server.child.pid ?? 0, world.postgres.pid);
    say("warming up");
    await over(few)();
    const chained = await byHand(true);
    const loose = await byHand(false);
    const rounds: Record<keyof Findings["rounds"], Costs[]> = { lean: [], more: [], rich: [], chained: [], loose: [] };
    for (let round = 1; round <= (isQuick ? 1 : HALVES); round += 1) {
      say(`round ${round}: reports, and the same rows by hand`);
      rounds.lean.push(await cost(over(few)));
      rounds.chained.push(await cost(chained));
      rounds.more.push(await cost(over(reporters)));
      rounds.loose.push(await cost(loose));
      rounds.rich.push(await cost(over(few, RICH)));
    }
    await server.stop();
    say("the journal and the disk alone");
    const journal = await measureJournal(county, world.schema, seconds);
    say("where the time goes");
    const steps = await measureSteps(county, few, seconds);
    const [about] = await county.query<{ version: string }>("select current_setting('server_version') as version");
    return resultOf({ rounds, ...journal, ...steps, writers: WRITERS, seconds, postgres: about?.version ?? "?" });
  } finally {
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

async function measureJournal(county: FaultCounty, schema: string, seconds: number) {
  await county.query("create table bench_counter (value bigint); insert into bench_counter values (0)");
  await county.query("grant select, update on bench_counter to muster_app");
  const by = (writers: number, work: typeof appendOne) => write(county.databaseUrl, schema, { writers, seconds }, work);
  const disk = await by(1, commitLeast);
  const hotRow = await by(WRITERS, commitLeast);
  const append = await by(WRITERS, appendOne);
  await county.query("drop table bench_counter");
  return { disk, hotRow, append };
}

/** One more server, watched while it works; what it is slower for being watched tells nothing of its pace, but of its parts. */
async function measureSteps(county: FaultCounty, people: readonly Reporter[], seconds: number) {
  const port = await freePort();
  const watched = await county.serve({ port, settings: { NODE_OPTIONS: "--inspect=127.0.0.1:0" } });
  await report(port, people, { seconds: seconds / 2 });
  await beginCounting(county);
  let reported: Reported | undefined;
  const seen = await profile(watched.said, async () => {
    reported = await report(port, people, { seconds });
  });
  const count = reported?.count ?? 1;
  const database = await countedSince(county, count);
  await watched.stop();
  const steps = [...timeBySteps(seen)].map(([step, ms]) => ({ step, ms: ms / count }));
  return { steps, database, watched: reported };
}
