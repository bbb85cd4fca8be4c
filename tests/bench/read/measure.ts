import type { FaultCounty, FaultWorld } from "../../faults/kit/fault-world.js";
import { freePort } from "../../faults/kit/fault-world.js";
import { Asker } from "./ask.js";
import { cpuTime, cpuTimeOfChildren } from "./cpu-time.js";
import { percentile } from "./percentile.js";
import { questionsOf, SEATS, type Landmarks, type Question } from "./questions.js";

/** How long one question took one seat. */
export interface Measured {
  readonly seat: string;
  readonly question: string;
  readonly kind: Question["kind"];
  /** Each answer's time, in milliseconds. */
  readonly times: readonly number[];
  /** Processor time of one answer, which neighbours on the machine stretch less than the wait for it. */
  readonly nodeCpu: number;
  readonly postgresCpu: number;
}

/** The processes that answer. */
interface Answering {
  readonly node: number;
  readonly postgres: number;
}

/** How often each question is asked before and while it is measured. */
export interface Rounds {
  readonly warm: number;
  readonly boards: number;
  readonly pages: number;
}

/** Asks everything from every seat, one question after another, of a server started for it. */
export async function measureReads(
  { world, county }: { readonly world: FaultWorld; readonly county: FaultCounty },
  rounds: Rounds,
  say: (line: string) => void,
): Promise<readonly Measured[]> {
  const marks = await landmarks(county);
  const port = await freePort();
  const server = await county.serve({ port });
  const answering = { node: server.child.pid ?? 0, postgres: world.postgres.pid };
  const measured: Measured[] = [];
  for (const seat of SEATS) {
    const asker = new Asker(port, await county.signIn(seat.holder));
    const questions = questionsOf(seat, marks);
    for (const question of questions)
      measured.push({ seat: seat.name, ...(await measureQuestion(asker, question, rounds, answering)) });
    asker.close();
    const pages = measured.filter((one) => one.seat === seat.name && one.kind === "list");
    const times = pages.flatMap((one) => one.times);
    say(
      `${seat.name}: pages p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`,
    );
  }
  await server.stop();
  return measured;
}

async function measureQuestion(
  asker: Asker,
  { name, kind, query, variables }: Question,
  rounds: Rounds,
  { node, postgres }: Answering,
): Promise<Omit<Measured, "seat">> {
  for (let round = 0; round < rounds.warm; round += 1) await asker.ask(query, variables);
  const times: number[] = [];
  const measured = kind === "board" ? rounds.boards : rounds.pages;
  const [nodeBefore, postgresBefore] = [cpuTime(node), cpuTimeOfChildren(postgres)];
  for (let round = 0; round < measured; round += 1) times.push((await asker.ask(query, variables)).ms);
  return {
    question: name,
    kind,
    times,
    nodeCpu: (cpuTime(node) - nodeBefore) / measured,
    postgresCpu: (cpuTimeOfChildren(postgres) - postgresBefore) / measured,
  };
}

/** Reads from the filled county what the questions are made of. */
export async function landmarks(county: FaultCounty): Promise<Landmarks> {
  const [found] = await county.query<Omit<Landmarks, "deepCursor"> & { deepAt: string; deepId: string }>(
    `select a.id as "agencyId", (select squad_id from assignment group by 1 order by count(*) desc limit 1) as "squadId",
       (select matter_code from incident group by 1 order by count(*) desc offset 2 limit 1) as "matterCode",
       (select village_code from incident where village_code is not null order by reported_at desc limit 1) as village,
       to_char((now() - interval '90 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "quarterAgo",
       (deep.reported_at at time zone 'UTC')::text || '+00' as "deepAt", deep.id as "deepId"
     from agency a cross join (select reported_at, id from incident order by reported_at offset (select count(*) * 0.3 from incident) limit 1) deep
     where a.code = '371323106-EO'`,
  );
  if (found === undefined) throw new Error("the filled county has no landmarks");
  const { deepAt, deepId, ...rest } = found;
  return { ...rest, deepCursor: Buffer.from(JSON.stringify([deepAt, deepId])).toString("base64url") };
}
