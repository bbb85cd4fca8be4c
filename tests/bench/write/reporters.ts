import { randomUUID } from "node:crypto";
import type { FaultCounty } from "../../faults/kit/fault-world.js";
import { Asker } from "../read/ask.js";
import { percentile } from "../read/percentile.js";

/** A grid worker who reports from the middle of the own village. */
export interface Reporter {
  readonly token: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** What was reported in a stretch of time. */
export interface Reported {
  readonly count: number;
  readonly seconds: number;
  readonly ms: readonly number[];
}

/** What a phone needs to know. */
export const LEAN =
  "mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id number } refusal { code } } }";
/** What a desk asks for as well: names, clocks, tasks. */
export const RICH = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) {
  incident { id number version status tier priority title description division { code name } grid { code } matter { code name }
    commandingCenter { id name } deadlines { kind dueAt } tasks { id status role agency { id name } } }
  refusal { code message } } }`;

/** 非机动车乱停放: located, routed, filed and offered to two agencies without a person. */
const MATTER = "0506";
const ANSWERED = '{"data":{"reportIncident":{"incident":{"id":"inc_';

/** Signs grid workers in, each of another village whose middle is known. */
export async function signInReporters(county: FaultCounty, count: number): Promise<readonly Reporter[]> {
  const seats = await county.query<{ nth: number; longitude: number; latitude: number }>(
    `select * from (
       select row_number() over (order by h.id)::int - 1 as nth, d.seat_longitude as longitude, d.seat_latitude as latitude
       from post_holding h join division d on d.code = h.division_code where h.post = 'GRID_WORKER' and h.ended_at is null
     ) worker where longitude is not null order by nth limit ${count}`,
  );
  const tokens = await county.signInAll(seats.map(({ nth }) => ({ post: "GRID_WORKER", nth })));
  return seats.flatMap(({ longitude, latitude }, place) => {
    const token = tokens[place];
    return token === undefined ? [] : [{ token, longitude, latitude }];
  });
}

/** Reports over as many connections as there are reporters, without a pause; throws where one is not answered with its incident. */
export async function report(
  port: number,
  reporters: readonly Reporter[],
  { query = LEAN, seconds }: { readonly query?: string; readonly seconds: number },
): Promise<Reported> {
  const ms: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  await Promise.all(
    reporters.map(async ({ token, longitude, latitude }) => {
      const asker = new Asker(port, token);
      const location = { longitude, latitude };
      while (performance.now() < until) {
        const description = `共享单车占道乱停，第 ${ms.length} 起`;
        const input = {
          idempotencyKey: randomUUID(),
          description,
          source: "GRID_WORKER",
          matterCode: MATTER,
          location,
        };
        const answer = await asker.ask(query, { input });
        if (!answer.text.startsWith(ANSWERED)) throw new Error(`not reported: ${answer.text.slice(0, 300)}`);
        ms.push(answer.ms);
      }
      asker.close();
    }),
  );
  return { count: ms.length, seconds: (performance.now() - startedAt) / 1_000, ms };
}

/** How many a second, and how long one waited. */
export function paceOf({ count, seconds, ms }: Reported): { perSecond: number; p50: number; p99: number } {
  return { perSecond: count / seconds, p50: percentile(ms, 0.5), p99: percentile(ms, 0.99) };
}
