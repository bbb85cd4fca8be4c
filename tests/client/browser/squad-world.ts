import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { z } from "zod";
import { makeDemoIdentities } from "../../../server/modules/access/index.js";
import { FaultWorld, freePort, type FaultCounty } from "../../faults/kit/fault-world.js";
import type { ServeProcess } from "../../faults/kit/serve-process.js";
import { TcpProxy } from "../../faults/kit/tcp-proxy.js";
import { GraphqlClient, type Incident } from "../../support/graphql-client.js";
import { askServer, type TestApi } from "../../support/server.js";
import { demoCountyFolder } from "../../support/template-database.js";
import { openBrowser, openVisitor } from "./open-browser.js";

/** 广告招牌破损: led by the township's enforcement office, and completing it needs evidence. */
const SIGNBOARD = "0205";
const PLACE = { longitude: 118.6324, latitude: 35.7791 };
const PHONE = { width: 390, height: 844 };

/** A picture from a camera with the digest of its file. */
export interface Picture {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
  readonly sha256: string;
}

/** A phone in somebody's hand. */
export interface PhoneInHand {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly foreign: readonly string[];
  readonly faults: readonly string[];
}

const COUNTY = "371323";
const areasForm = z.object({
  features: z.array(
    z.object({
      properties: z.object({ code: z.string() }),
      geometry: z.object({ coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))) }),
    }),
  ),
});
const signInForm = z.object({ signIn: z.object({ token: z.string() }) });

/** The demo county with a server that may be killed, and a network in front of it that may be cut. */
export class SquadWorld {
  private server: ServeProcess | null = null;
  private port = 0;
  private readonly tokens = new Map<string, string>();

  private constructor(
    private readonly faults: FaultWorld,
    private readonly county: FaultCounty,
    private readonly passwords: ReadonlyMap<string, string>,
    readonly browser: Browser,
    readonly network: TcpProxy,
    private readonly desks: TcpProxy,
  ) {}

  static async open(): Promise<SquadWorld> {
    const [browser, faults] = await Promise.all([openBrowser(), FaultWorld.open()]);
    const county = await faults.county();
    const database = await county.open(2);
    const { identities } = await makeDemoIdentities({ database }, { home: faults.home, countyCode: COUNTY });
    await database.close();
    const passwords = new Map(identities.map(({ name, password }) => [name, password]));
    const target = () => ({ host: "127.0.0.1", port: world.port });
    const [network, desks] = await Promise.all([TcpProxy.open(target), TcpProxy.open(target)]);
    const world: SquadWorld = new SquadWorld(faults, county, passwords, browser, network, desks);
    await world.startServer();
    return world;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await Promise.all([this.network.close(), this.desks.close()]);
    await this.county.close();
    await this.faults.close();
  }

  get url(): string {
    return `http://127.0.0.1:${this.network.port}`;
  }

  /** Where desks and walls find the server, whatever becomes of the phones' network; the same after a restart. */
  get deskUrl(): string {
    return `http://127.0.0.1:${this.desks.port}`;
  }

  passwordOf(name: string): string {
    return this.passwords.get(name) ?? "";
  }

  /** Starts the program that production runs. */
  async startServer(): Promise<void> {
    this.port = await freePort();
    this.server = await this.county.serve({ port: this.port });
  }

  /** Kills it as a power cut would. */
  async killServer(): Promise<void> {
    await this.server?.kill();
  }

  /** Somebody's phone, on the page of the squad, with a place and Chinese glyphs, and a clock that may be off. */
  async phone({
    clockOffMs = 0,
    url = this.url,
  }: { readonly clockOffMs?: number; readonly url?: string } = {}): Promise<PhoneInHand> {
    const { context, foreign } = await openVisitor(this.browser, url, {
      viewport: PHONE,
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      geolocation: { ...PLACE, accuracy: 12 },
      permissions: ["geolocation"],
    });
    if (clockOffMs !== 0) await context.addInitScript(setClockOff, clockOffMs);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto("/squad/");
    // From here on it opens without a network.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    return { page, context, foreign, faults };
  }

  /** Ends the session of a phone at the server, as an administrator or half an hour without use would. */
  async endSession({ context }: PhoneInHand): Promise<void> {
    const cookie = (await context.cookies()).find(({ name }) => name === "muster_session");
    await askServer(`http://127.0.0.1:${this.port}`, cookie?.value ?? "", "mutation { signOut }", {});
  }

  /** Signs somebody in at another page of the same browser, whose cookie is the phone's as well. */
  async signInBeside(context: BrowserContext, name: string): Promise<void> {
    const input = { name, password: this.passwords.get(name) };
    const query = "mutation ($input: SignInInput!) { signIn(input: $input) { token } }";
    await context.request.post("/graphql", { data: { query, variables: { input } } });
  }

  /** Signs somebody in on a phone by the name of a demo identity. */
  async signIn(phone: PhoneInHand, name: string): Promise<void> {
    await this.handInName(phone, name);
    await phone.page.getByRole("navigation", { name: "一哨通" }).waitFor();
  }

  /** Gives name and password, whatever the phone makes of them. */
  async handInName({ page }: PhoneInHand, name: string): Promise<void> {
    await page.getByLabel("用户名").fill(name);
    await page.getByLabel("密码").fill(this.passwordOf(name));
    await page.getByRole("button", { name: "登录" }).click();
  }

  /** Somebody of the demo county who works with a program, past the network of the phones. */
  async client(name: string): Promise<GraphqlClient> {
    const ask = (token: string | null, query: string, variables?: Record<string, unknown>) =>
      askServer(`http://127.0.0.1:${this.port}`, token, query, variables ?? {});
    const token = this.tokens.get(name) ?? (await this.begin(name, ask));
    this.tokens.set(name, token);
    return new GraphqlClient({ ask }, token, name);
  }

  private async begin(name: string, ask: TestApi["ask"]): Promise<string> {
    const input = { name, password: this.passwordOf(name) };
    const query = "mutation ($input: SignInInput!) { signIn(input: $input) { token } }";
    return signInForm.parse((await ask(null, query, { input })).data).signIn.token;
  }

  /** A new incident whose lead agency has signed and sent its squad. */
  async sendSquad(description: string): Promise<{ readonly incident: Incident; readonly taskId: string }> {
    const [center, leader] = [
      await this.client("yicheng-shift-leader"),
      await this.client("yicheng-enforcement-leader"),
    ];
    const incident = await center.incident("ReportIncident", {
      description,
      source: "GRID_WORKER",
      matterCode: SIGNBOARD,
      location: PLACE,
      address: "正阳路 12 号",
    });
    const task = incident.tasks.find(({ role }) => role === "LEAD");
    if (task === undefined) throw new Error("nobody leads");
    await leader.task("AcceptTask", { taskId: task.id });
    await leader.task("AssignSquad", { taskId: task.id, squadId: await this.squadId(), overrideReason: "演练" });
    return { incident, taskId: task.id };
  }

  /** The squad of the demo identity. */
  async squadId(): Promise<string> {
    const [row] = await this.query<{ squad_id: string }>(
      `select squad_id from post_holding join credential using (person_id) where name = 'yicheng-enforcement-squad' and squad_id is not null`,
    );
    if (row === undefined) throw new Error("the demo squad has no squad");
    return row.squad_id;
  }

  /** A place in the first grid of the village that a demo identity serves. */
  async placeOf(name: string): Promise<{ readonly longitude: number; readonly latitude: number }> {
    const [row] = await this.query<{ code: string }>(
      `select division_code as code from credential join post_holding using (person_id)
       where credential.name = '${name}' and length(division_code) = 12 limit 1`,
    );
    const areas = areasForm.parse(JSON.parse(readFileSync(join(demoCountyFolder, "grid-areas.geojson"), "utf8")));
    const grid = areas.features.find(({ properties }) => properties.code.startsWith(row?.code ?? "none"));
    const [ring = []] = grid?.geometry.coordinates ?? [];
    const middle = (axis: 0 | 1) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length;
    return { longitude: middle(0), latitude: middle(1) };
  }

  /** Looks at what was really written. */
  query<Row>(sql: string): Promise<readonly Row[]> {
    return this.county.query<Row>(sql);
  }

  /** The types of an incident's entries in the journal, in order, as the squad made them. */
  async stepsOf(incidentId: string): Promise<readonly string[]> {
    const rows = await this.query<{ type: string }>(
      `select type from journal where incident_id = '${incidentId}' and type in
       ('assignment.accepted', 'assignment.departed', 'assignment.arrived', 'incident.evidence-registered', 'task.done', 'task.return-requested')
       order by position`,
    );
    return rows.map(({ type }) => type);
  }

  /** The bytes that are kept under a digest. */
  bytesOf(sha256: string): Buffer {
    return readFileSync(join(this.faults.home, "evidence", sha256.slice(0, 2), sha256.slice(2, 4), sha256));
  }
}

/** Runs in the page before all else: its clock is off by so many milliseconds. */
function setClockOff(milliseconds: number): void {
  const TrueDate = Date;
  class OffDate extends TrueDate {
    constructor(...parts: [] | [number | string]) {
      super(parts.length === 0 ? TrueDate.now() + milliseconds : parts[0]);
    }

    static override now(): number {
      return TrueDate.now() + milliseconds;
    }
  }
  globalThis.Date = OffDate as DateConstructor;
}

/** Lets the browser draw a photo of this size, noisy as photos are. */
export async function picture(page: Page, width: number, height: number): Promise<Picture> {
  const base64 = await page.evaluate(
    async ([across, down]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: across, height: down });
      const pen = canvas.getContext("2d");
      for (let at = 0; at < 4_000 && pen !== null; at += 1) {
        pen.fillStyle = `hsl(${Math.random() * 360} 60% 50%)`;
        pen.fillRect(Math.random() * across, Math.random() * down, 60, 60);
      }
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.95));
      const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    },
    [width, height] as const,
  );
  const buffer = Buffer.from(base64, "base64");
  return {
    name: "photo.jpg",
    mimeType: "image/jpeg",
    buffer,
    sha256: createHash("sha256").update(buffer).digest("hex"),
  };
}
