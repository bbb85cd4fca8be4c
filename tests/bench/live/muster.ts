import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { eventually } from "../../support/eventually.js";
import { FaultWorld, freePort, type FaultCounty } from "../../faults/kit/fault-world.js";
import { headOf } from "../../faults/kit/look-at-journal.js";
import { pointIn } from "../../journeys/places.js";
import { BENCH_FEED } from "./bench-feed.js";
import type { Contender } from "./contender.js";
import { seatShiftLeaders } from "./people.js";
import { Program, type ProgramOptions } from "./program.js";
import type { Commits } from "./subscribers.js";

const SOCKETS_A_PERSON = 8;
const TRIES = 20;
const RETRY_MS = 100;
const PLACES = ["371323001002", "371323001003", "371323002002", "371323002204"].map(pointIn);
const REPORT = `mutation ($input: ReportIncidentInput!) { answer: reportIncident(input: $input) { incident { id } refusal { message } } }`;
const NOTE = `mutation ($input: AddNoteInput!) { answer: addNote(input: $input) { incident { id } refusal { message } } }`;
const answerForm = z.object({
  data: z.object({
    answer: z.object({
      incident: z.object({ id: z.string() }).nullable(),
      refusal: z.object({ message: z.string() }).nullable(),
    }),
  }),
});

/** A node of the county: `serve.js` as production runs it. */
export interface MusterNode {
  readonly program: Program;
  readonly port: number;
}

/** The demo county on a PostgreSQL with every durability on, with people to subscribe and incidents to happen. */
export class BenchCounty {
  private notes = 0;
  private reports = 0;
  private incidents: string[] = [];

  private constructor(
    private readonly world: FaultWorld,
    private readonly county: FaultCounty,
    private readonly leaders: readonly string[],
  ) {}

  /** Opens the county with enough people for this many subscribers. */
  static async open(subscribers: number): Promise<BenchCounty> {
    // PostgreSQL itself says when each entry was committed.
    const world = await FaultWorld.open({ track_commit_timestamp: "on" });
    const county = await world.county();
    const where = { url: county.databaseUrl, schema: world.schema };
    return new BenchCounty(world, county, await seatShiftLeaders(where, Math.ceil(subscribers / SOCKETS_A_PERSON) + 1));
  }

  /** The session of a shift leader of the county. */
  get token(): string {
    return this.leaders[0] ?? "";
  }

  /** Starts a node and waits until it says that it is ready. */
  async start({ env = {}, flags = [] }: ProgramOptions = {}): Promise<MusterNode> {
    const port = await freePort();
    const own = {
      DATABASE_URL: this.county.databaseUrl,
      DATABASE_SCHEMA: this.world.schema,
      MUSTER_HOME: this.world.home,
      MUSTER_LOG_LEVEL: "warn",
      PORT: String(port),
    };
    const program = Program.start("dist/server/app/serve.js", { env: { ...own, ...env }, flags });
    const isReady = (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await eventually(`the server is ready: ${program.said}`, isReady, 30_000);
    return { program, port };
  }

  /** Reports incidents over HTTP until there are enough to write notes on. */
  async prepare(node: MusterNode, count: number): Promise<void> {
    while (this.incidents.length < count) this.incidents.push(await this.report(node));
  }

  /** Somebody reports an incident over HTTP: routed, filed and offered in one transaction. */
  report(node: MusterNode): Promise<string> {
    const index = (this.reports += 1);
    const location = PLACES[index % PLACES.length];
    return this.command(node, REPORT, {
      description: `占道经营 ${index}`,
      source: "GRID_WORKER",
      matterCode: "0504",
      location,
    });
  }

  /** Somebody writes a note on an incident over HTTP: one entry. */
  async note(node: MusterNode): Promise<void> {
    const index = (this.notes += 1);
    const incidentId = this.incidents[index % this.incidents.length];
    await this.command(node, NOTE, { incidentId, text: `现场情况 ${index}` });
  }

  /** Muster as a contender: `program` of one node is measured, things happen at another or the same. */
  async contender(name: string, served: MusterNode, happen: () => Promise<unknown>): Promise<Contender> {
    let { position } = await headOf(this.county);
    return {
      name,
      program: served.program,
      audience: {
        port: served.port,
        protocol: "graphql-transport-ws",
        tokens: this.leaders.slice(1),
        query: BENCH_FEED,
      },
      publish: async () => void (await happen()),
      commits: async () => {
        const taken = await this.commitsAfter(position);
        position = taken.at(-1)?.[0] ?? position;
        return taken;
      },
    };
  }

  async postgresVersion(): Promise<string> {
    const [row] = await this.county.query<{ server_version: string }>("show server_version");
    return row?.server_version ?? "?";
  }

  close(): Promise<void> {
    return this.world.close();
  }

  private async commitsAfter(position: number): Promise<Commits> {
    const rows = await this.county.query<{ position: string; at: string }>(
      `select position, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 as at from journal where position > ${position} order by position`,
    );
    return rows.map(({ position: own, at }) => [Number(own), Number(at)] as const);
  }

  /** As a caller does it: where the server says that it cannot just now, again under the same key. */
  private async command({ port }: MusterNode, query: string, input: object): Promise<string> {
    const body = JSON.stringify({ query, variables: { input: { idempotencyKey: randomUUID(), ...input } } });
    const headers = { "content-type": "application/json", authorization: `Bearer ${this.token}` };
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers, body });
      const text = await response.text();
      if (response.status === 503 && tries < TRIES) {
        await sleep(RETRY_MS);
        continue;
      }
      const { incident, refusal } = answerForm.parse(JSON.parse(text)).data.answer;
      if (incident === null) throw new Error(`refused: ${refusal?.message ?? text}`);
      return incident.id;
    }
  }
}
