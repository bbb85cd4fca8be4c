import { createHash, randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import { z } from "zod";
import type { Post } from "../../server/kernel/actor.js";
import type { Clock } from "../../server/kernel/clock.js";
import { newId, type Id } from "../../server/kernel/ids.js";
import { openCounty, type County } from "../../server/app/open-county.js";
import { serverOptionsOf } from "../../server/app/server-of.js";
import { startServer } from "../../server/app/start-server.js";
import { SessionEntity } from "../../server/modules/access/index.js";
import type { AgencyEntity, PostHoldingEntity } from "../../server/modules/organisations/index.js";
import { rows } from "../../server/platform/database/index.js";
import { makeLogger } from "../../server/platform/logging/index.js";
import { cloneDatabase } from "./postgres.js";
import { makeTemporaryHome, removeTemporaryHome } from "./temporary-home.js";

/** A clock that stands until a test moves it. */
export class TestClock implements Clock {
  constructor(private instant: Date) {}

  now(): Date {
    return new Date(this.instant);
  }

  /** Moves the time on. */
  pass(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}

/** Who a test acts as: the first holder, by code, of such a post in the demo county. */
export type Holder = { readonly post: Post; readonly division?: string; readonly agency?: string };

/** Somebody signed in. */
export type SignedInHolder = {
  readonly token: string;
  readonly personId: Id<"per">;
  readonly sessionId: Id<"ses">;
};

const answerForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()) })).optional(),
});

/** What came back for one operation. */
export type Answer = z.output<typeof answerForm> & { readonly status: number };

/** The real server on a real database with the demo county in it. */
export type TestApi = {
  readonly url: string;
  readonly wsUrl: string;
  readonly county: County;
  readonly clock: TestClock;
  readonly home: string;
  /** The database as the application's role. */
  readonly appUrl: string;
  /** The database as the owner of the tables. */
  readonly ownerUrl: string;
  /** The database as the superuser, who sees everything: for looking at what was really written. */
  readonly superuserUrl: string;
  /** Every line that was logged, one JSON object each. */
  readonly logged: readonly string[];
  /** Begins a session for somebody who holds a post, without a password. */
  signInAs(holder: Holder): Promise<SignedInHolder>;
  /** Sends one operation over HTTP. */
  ask(token: string | null, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Starts a second node of the same county in this process. */
  startAnother(): Promise<{ readonly url: string; close(): Promise<void> }>;
  close(): Promise<void>;
};

/** Starts the server; the clock begins on a Monday morning in China unless told otherwise. */
export async function startTestServer({ now = new Date("2026-11-23T01:00:00Z") } = {}): Promise<TestApi> {
  const clone = await cloneDatabase({ withDemoCounty: true });
  const home = makeTemporaryHome();
  const logged: string[] = [];
  const stream = new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(line.toString());
      done();
    },
  });
  const logger = makeLogger({ level: "info", stream });
  const clock = new TestClock(now);
  const county = await openCounty({ url: clone.appUrl, schema: clone.schema, countyCode: "371323", logger, clock });
  const server = await startServer(serverOptionsOf(county, { home, logger }), { host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    wsUrl: `ws://127.0.0.1:${server.port}/graphql`,
    county,
    clock,
    home,
    appUrl: clone.appUrl,
    ownerUrl: clone.ownerUrl,
    superuserUrl: clone.superuserUrl,
    logged,
    signInAs: (holder) => beginSession(county, clock.now(), holder),
    ask: (token, query, variables = {}) => askServer(url, token, query, variables),
    async startAnother() {
      const another = await startServer(serverOptionsOf(county, { home, logger }), { host: "127.0.0.1", port: 0 });
      return { url: `http://127.0.0.1:${another.port}`, close: () => another.close() };
    },
    async close() {
      await server.close();
      await county.database.close();
      await clone.drop();
      removeTemporaryHome(home);
    },
  };
}

/** Sends one operation to a server over HTTP. */
export async function askServer(url: string, token: string | null, query: string, variables: object): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...answerForm.parse(await response.json()) };
}

/** Begins a session for somebody who holds a post, without a password. */
export async function beginSession(
  { database }: Pick<County, "database">,
  now: Date,
  holder: Holder,
  nth = 0,
): Promise<SignedInHolder> {
  const { post, division, agency } = holder;
  return database.writeAsSystem("test", async (em) => {
    let query = rows<typeof PostHoldingEntity | typeof AgencyEntity>(em)
      .selectFrom("PostHolding")
      .leftJoin("Agency", "Agency.id", "PostHolding.agencyId")
      .select(["PostHolding.id as postId", "PostHolding.personId"])
      .where("PostHolding.post", "=", post)
      .where("PostHolding.endedAt", "is", null);
    if (division !== undefined) query = query.where("PostHolding.divisionCode", "=", division);
    if (agency !== undefined) query = query.where("Agency.code", "=", agency);
    const found = await query.orderBy("PostHolding.id").offset(nth).executeTakeFirst();
    if (found === undefined) throw new Error(`nobody holds ${JSON.stringify(holder)}`);
    const token = randomBytes(32).toString("base64url");
    const session = {
      id: newId("ses"),
      tokenHash: createHash("sha256").update(token).digest("hex"),
      personId: found.personId,
      postId: found.postId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 12 * 3_600_000),
      revokedAt: null,
    };
    await em.insert(SessionEntity, session);
    return { token, personId: found.personId, sessionId: session.id };
  });
}
