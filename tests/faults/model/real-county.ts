import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema } from "graphql";
import pg from "pg";
import { WebSocket } from "ws";
import { z } from "zod";
import { projectRoot } from "../../../server/kernel/project-root.js";
import { eventually } from "../../support/eventually.js";
import { BareSocket } from "../../support/sockets.js";
import { freePort, type FaultCounty } from "../kit/fault-world.js";
import { headOf, violationsOfWatcher, type Start } from "../kit/look-at-journal.js";
import type { ServeProcess } from "../kit/serve-process.js";
import { TcpProxy } from "../kit/tcp-proxy.js";
import { watch, type Watcher } from "../kit/watchers.js";
import type { Call, ModelIncident, Role, Who } from "./model.js";

const TOWNSHIP = "371323001";
const VILLAGE = "371323001001";
const SEATS = [
  ["gridWorker", { post: "GRID_WORKER", division: VILLAGE }],
  ["clerk", { post: "INTAKE_CLERK", agency: `${TOWNSHIP}-GC` }],
  ["leader", { post: "AGENCY_LEADER", agency: `${TOWNSHIP}-EO` }],
  ["supporter", { post: "AGENCY_LEADER", agency: `${TOWNSHIP}-TO` }],
  ["dispatcher", { post: "DISPATCHER", agency: `${TOWNSHIP}-GC` }],
  ["shiftLeader", { post: "SHIFT_LEADER", agency: `${TOWNSHIP}-GC` }],
] as const;
const FEED = "subscription { incidentFeed { cursor previous entries { position } } }";

/** Within a second on a quiet machine. */
const SHUT_OUT_MS = 10_000;

const mutations = buildSchema(readFileSync(join(projectRoot, "schema/schema.graphql"), "utf8"))
  .getMutationType()
  ?.getFields();

function inputTypeOf(field: string): string {
  const [input] = mutations?.[field]?.args ?? [];
  if (input === undefined) throw new Error(`there is no command ${field}`);
  return String(input.type);
}

const answerForm = z.object({
  data: z.record(
    z.string(),
    z.object({
      refusal: z.object({ code: z.string() }).nullable(),
      incident: z.object({ id: z.string() }).nullish(),
      task: z.object({ id: z.string() }).nullish(),
    }),
  ),
});

/** What came of a call: taken, refused, or that its sender is not let in. */
export type Outcome = { readonly kind: "accepted" | "refused" | "shut out"; readonly id: string };

/** One server of a county with its people, somebody who watches over a line that can be cut, and the leader's own screen. */
export class RealCounty {
  private server: ServeProcess | null = null;
  private screen: BareSocket | null = null;

  private constructor(
    readonly county: FaultCounty,
    private readonly port: number,
    private readonly line: TcpProxy,
    private readonly sql: pg.Client,
    private readonly tokens: Readonly<Record<Who, string>>,
    private readonly defect: string | undefined,
  ) {}

  watcher!: Watcher;
  start!: Start;

  static async open(county: FaultCounty, defect?: string): Promise<RealCounty> {
    const port = await freePort();
    const line = await TcpProxy.open(() => ({ host: "127.0.0.1", port }));
    const sql = new pg.Client({ connectionString: county.superuserUrl });
    await sql.connect();
    await sql.query(`set search_path to ${county.schema}`);
    const tokens: Partial<Record<Who, string>> = {};
    for (const [who, holder] of SEATS) tokens[who] = await county.signIn(holder);
    const real = new RealCounty(county, port, line, sql, tokens as Record<Who, string>, defect);
    real.server = await county.serve({ port, defect });
    real.start = await headOf(county);
    const token = await county.signIn({ post: "SHIFT_LEADER", division: "371323" });
    real.watcher = watch(`ws://127.0.0.1:${line.port}/graphql`, token, real.start.cursor);
    return real;
  }

  /** Sends a call, again and again where the server does not answer. */
  async send(call: Call): Promise<Outcome> {
    const query = `mutation ($input: ${inputTypeOf(call.field)}) { ${call.field}(input: $input) { ${call.answers} { id } refusal { code } } }`;
    for (let tries = 0; tries < 400; tries += 1) {
      const response = await this.post(call.who, query, call.input);
      if (response?.status === 401) return { kind: "shut out", id: "" };
      if (response === null || response.status >= 500) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      const payload = answerForm.parse(await response.json()).data[call.field];
      if (payload?.refusal != null) return { kind: "refused", id: "" };
      return { kind: "accepted", id: payload?.incident?.id ?? payload?.task?.id ?? "" };
    }
    throw new Error(`${call.field} was never answered`);
  }

  /** Sends a call and kills the server meanwhile; it is sent again until it is answered. */
  async sendAndKill(call: Call): Promise<Outcome> {
    const sending = this.send(call);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
    await this.server?.kill();
    this.server = await this.county.serve({ port: this.port, defect: this.defect });
    if (this.screen !== null) await this.openScreen();
    return sending;
  }

  cut(): void {
    this.line.cut();
  }

  /** Ends the leader's session, or lets it go on; the screen that was open must be closed for it, and hear nothing more. */
  async letLeaderIn(isIn: boolean): Promise<void> {
    const [row] = await this.rows<{ id: string }>(
      `update session set revoked_at = ${isIn ? "null" : "now()"} where person_id = (${LEADER}) returning id`,
    );
    if (row === undefined) throw new Error("the leader has no session");
    if (isIn) return this.openScreen();
    const isShutOut = async () => (await this.post("leader", "{ incidents(first: 1) { asOf } }"))?.status === 401;
    await eventually("the leader should be shut out", isShutOut, SHUT_OUT_MS);
    const isClosed = () => this.screen === null || this.screen.socket.readyState === WebSocket.CLOSED;
    await eventually("the leader's screen should be shut out", isClosed, SHUT_OUT_MS);
    const closed = await this.screen?.closed;
    if (closed !== undefined && closed.code !== 4401) throw new Error(`the screen was closed with ${closed.code}`);
    this.screen = null;
  }

  async openScreen(): Promise<void> {
    this.screen = await BareSocket.open(`ws://127.0.0.1:${this.port}/graphql`);
    await this.screen.begin(this.tokens.leader);
    this.screen.send({ type: "subscribe", id: "1", payload: { query: FEED } });
  }

  /** How long the journal is. */
  async length(): Promise<number> {
    const [row] = await this.rows<{ position: string }>("select position from journal_head");
    return Number(row?.position);
  }

  /** The tasks that a new incident was given. */
  async tasksOf(id: string): Promise<ModelIncident["tasks"]> {
    const found = await this.rows<{ id: string; role: Role; status: "OFFERED" }>(
      `select id, role, status from task where incident_id = '${id}' and role in ('LEAD', 'ASSIST')`,
    );
    return Object.fromEntries(
      found.map(({ id: taskId, role, status }) => [role, { id: taskId, status, before: status }]),
    );
  }

  /** Where the county differs from what the model believes of it. */
  async differences(incidents: readonly ModelIncident[]): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { id, status, tasks } of incidents) {
      const [row] = await this.rows<{ status: string }>(`select status from incident where id = '${id}'`);
      if (row?.status !== status) found.push(`an incident is ${row?.status} and should be ${status}`);
      const real = await this.rows<{ id: string; status: string }>(
        `select id, status from task where incident_id = '${id}' and role in ('LEAD', 'ASSIST')`,
      );
      for (const task of Object.values(tasks)) {
        const own = real.find((one) => one.id === task.id);
        if (own?.status !== task.status) found.push(`a task is ${own?.status} and should be ${task.status}`);
      }
      if (real.length !== Object.keys(tasks).length) found.push(`${real.length} tasks of one incident`);
    }
    const twice = await this.rows(
      "select 1 from journal where type = 'task.accepted' group by task_id having count(*) > 1",
    );
    if (twice.length > 0) found.push("a task was accepted twice");
    const gaps = await this.rows(
      "select 1 from journal group by stream having count(*) <> max(stream_version) or min(stream_version) <> 1",
    );
    if (gaps.length > 0) found.push("the versions of a stream have a gap");
    return found;
  }

  /** What the watcher misses, once it had the time to come back. */
  async watcherFaults(patienceMs: number): Promise<readonly string[]> {
    const verdict = () => violationsOfWatcher(this.county, this.watcher, this.start);
    await eventually("the watcher has everything", async () => (await verdict()).length === 0, patienceMs).catch(
      () => undefined,
    );
    return verdict();
  }

  async close(): Promise<void> {
    await this.watcher.close();
    await this.line.close();
    await this.sql.end();
    await this.county.close();
  }

  private async post(who: Who, query: string, input?: object): Promise<Response | null> {
    return fetch(`http://127.0.0.1:${this.port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.tokens[who]}` },
      body: JSON.stringify({ query, ...(input === undefined ? {} : { variables: { input } }) }),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => null);
  }

  private async rows<Row>(sql: string): Promise<readonly Row[]> {
    return (await this.sql.query(sql)).rows as Row[];
  }
}

const LEADER = `select h.person_id from post_holding h join agency a on a.id = h.agency_id where h.post = 'AGENCY_LEADER' and a.code = '${TOWNSHIP}-EO' order by h.id limit 1`;

/** A report of parked bicycles: a grid worker's is dispatched at once, a clerk's waits for the center. */
export function reportCall(isWaiting: boolean): Call {
  return {
    field: "reportIncident",
    answers: "incident",
    who: isWaiting ? "clerk" : "gridWorker",
    input: {
      idempotencyKey: randomUUID(),
      description: "共享单车占道乱停",
      source: isWaiting ? "WALK_IN" : "GRID_WORKER",
      matterCode: "0506",
      divisionCode: VILLAGE,
    },
  };
}
