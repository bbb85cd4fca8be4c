import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { buildSchema } from "../../schema/build-schema.js";
import { eventually } from "../support/eventually.js";
import { BareSocket, type SocketMessage } from "../support/sockets.js";
import { INCIDENTS, SEATS, seatOf, type Seat } from "./access-seats.js";
import { SUBSCRIPTIONS_OF_POST } from "./access-table.js";
import { mutation, openAccessWorld, type AccessWorld } from "./access-world.js";

const ENTRIES = "entries { type incident { id } task { id } }";
/** One subscription for every root field. */
const SUBSCRIPTIONS: Readonly<Record<string, string>> = {
  incidentFeed: `subscription ($after: Cursor) { incidentFeed(after: $after) { cursor resync ${ENTRIES} } }`,
  taskFeed: `subscription ($after: Cursor) { taskFeed(after: $after) { cursor resync ${ENTRIES} } }`,
  squadPositions: 'subscription { squadPositions(division: "371323") { squad { id } } }',
  board: 'subscription { board(division: "371323") { openCount } }',
};
/** What the frames of a feed carry, live or caught up. */
const feedForm = z.object({
  data: z.record(
    z.string(),
    z.object({
      cursor: z.string(),
      resync: z.string().nullable(),
      entries: z.array(
        z.object({
          type: z.string(),
          incident: z.object({ id: z.string() }).nullable(),
          task: z.object({ id: z.string() }).nullable(),
        }),
      ),
    }),
  ),
});
const refusedForm = z.array(z.object({ extensions: z.object({ code: z.string() }) }));

describe("every subscription, from every seat", () => {
  let world: AccessWorld;
  /** Before anything had happened. */
  let origin: string;
  beforeAll(async () => {
    world = await openAccessWorld();
    const [head] = await world.sql<{ epoch: string }>("select epoch from journal_head");
    origin = Buffer.from(`1.${head?.epoch ?? ""}.0`).toString("base64url");
  });
  afterAll(() => world.close());

  const subscribe = async (token: string, fields: readonly string[]): Promise<BareSocket> => {
    const socket = await BareSocket.open(world.api.wsUrl);
    await socket.begin(token);
    for (const field of fields) {
      const payload = { query: SUBSCRIPTIONS[field], variables: { after: origin } };
      socket.send({ type: "subscribe", id: field, payload });
    }
    return socket;
  };
  const framesOf = (socket: BareSocket, field: string) =>
    socket.messages
      .filter(({ id, type }: SocketMessage) => id === field && type === "next")
      .flatMap(({ payload }) => Object.values(feedForm.parse(payload).data));
  const incidentsIn = (socket: BareSocket, field: string): (string | null)[] =>
    framesOf(socket, field).flatMap(({ entries }) => entries.map(({ incident }) => incident?.id ?? null));
  const answersTo = (socket: BareSocket, field: string) =>
    socket.messages.filter(({ id, type }) => id === field && (type === "next" || type === "error"));

  test("one is written for every root field", () => {
    const fields = Object.keys(buildSchema().getSubscriptionType()?.getFields() ?? {});
    expect(Object.keys(SUBSCRIPTIONS).toSorted()).toEqual(fields.toSorted());
  });

  test.each(SEATS.map((seat) => [seat.name, seat] as const))("%s holds what the table says", async (_name, seat) => {
    const fields = Object.keys(SUBSCRIPTIONS);
    const socket = await subscribe(world.signedIn(seat).token, fields);
    await eventually("an answer to each", () => fields.every((field) => answersTo(socket, field).length > 0));
    for (const field of fields) {
      const [first] = answersTo(socket, field);
      const isAllowed = SUBSCRIPTIONS_OF_POST[seat.holder.post].includes(field);
      if (isAllowed) expect(first, field).toMatchObject({ type: "next" });
      else expect(refusedForm.parse(first?.payload)[0]?.extensions.code, field).toBe("FORBIDDEN");
    }
    await socket.close();
  });

  test("each feed tells of exactly the incidents that its seat sees: caught up, then live", async () => {
    const watching = SEATS.filter(({ holder }) => SUBSCRIPTIONS_OF_POST[holder.post].includes("incidentFeed"));
    const lines = await Promise.all(
      watching.map(async (seat) => [seat, await subscribe(world.signedIn(seat).token, ["incidentFeed"])] as const),
    );
    const seen = (seat: Seat) => seat.sees.map((name) => world.incidents[name].id).toSorted();
    const reported = new Map(INCIDENTS.map((name) => [world.incidents[name].id, name]));
    for (const [seat, line] of lines) {
      const told = () => [...new Set(incidentsIn(line, "incidentFeed"))].filter((id) => id !== null).toSorted();
      await eventually(`what ${seat.name} is told`, () => told().length >= seat.sees.length, 5_000).catch(
        () => undefined,
      );
      expect(
        told().map((id) => reported.get(id)),
        seat.name,
      ).toEqual(seen(seat).map((id) => reported.get(id)));
    }
    const before = new Map(lines.map(([seat, line]) => [seat, incidentsIn(line, "incidentFeed").length]));
    for (const name of INCIDENTS) await note(world, world.incidents[name].id);
    for (const [seat, line] of lines) {
      const live = () => incidentsIn(line, "incidentFeed").slice(before.get(seat));
      await eventually(`the notes for ${seat.name}`, () => live().length >= seat.sees.length);
      expect(live().map(String).toSorted(), seat.name).toEqual(seen(seat));
    }
    for (const [, line] of lines) await line.close();
  });

  test("a task feed tells of the own agency's or squad's tasks, and of no task that is hidden", async () => {
    for (const name of [
      "AGENCY_LEADER of township A's water center",
      "GRID_WORKER of village A1",
      "SHIFT_LEADER of township B",
    ]) {
      const seat = seatOf(name);
      const socket = await subscribe(world.signedIn(seat).token, ["taskFeed"]);
      await eventually("the first frame", () => framesOf(socket, "taskFeed").length > 0);
      const seen = new Set(seat.sees.flatMap((one) => world.incidents[one].tasks.map(({ id }) => id)));
      await eventually("tasks", () => framesOf(socket, "taskFeed").some(({ entries }) => entries.length > 0));
      const told = framesOf(socket, "taskFeed").flatMap(({ entries }) => entries.map(({ task }) => String(task?.id)));
      expect(
        told.filter((id) => !seen.has(id)),
        name,
      ).toEqual([]);
      await socket.close();
    }
  });

  test.each(["taskFeed(agencyId: $id)", "taskFeed(squadId: $id)"])(
    "a leader does not follow another agency: %s",
    async (field) => {
      const table = field.includes("squad") ? "squad s join agency a on a.id = s.agency_id" : "agency a";
      const column = field.includes("squad") ? "s.id" : "a.id";
      const [other] = await world.sql<{ id: string }>(
        `select ${column} as id from ${table} where a.code = '371323101-MS'`,
      );
      const socket = await BareSocket.open(world.api.wsUrl);
      await socket.begin(world.signedIn(seatOf("AGENCY_LEADER of township A's water center")).token);
      const ask = (id: string) => socket.refusedCodes(id, `subscription ($id: ID) { ${field} { cursor } }`, { id });
      const codes = await ask(other?.id ?? "");
      expect(codes).toHaveLength(1);
      await socket.close();
    },
  );

  test("nobody who comes in while sessions are being looked at is taken for signed out", async () => {
    for (let round = 0; round < 2; round += 1) {
      const lines = await Promise.all(SEATS.map((seat) => subscribe(world.signedIn(seat).token, [])));
      await sleep(700);
      expect(lines.filter(({ socket }) => socket.readyState !== socket.OPEN)).toEqual([]);
      await Promise.all(lines.map((line) => line.close()));
    }
  });

  test("a person who is disabled is closed out within a second, for good", async () => {
    const victim = await world.api.signInAs({ post: "CHECKER", agency: "371323102-GC" });
    const socket = await subscribe(victim.token, ["incidentFeed"]);
    await eventually("the first frame", () => framesOf(socket, "incidentFeed").length > 0);
    const at = performance.now();
    const { data } = await world.as(seatOf("ADMINISTRATOR of the county"), mutation("disablePerson", "person"), {
      input: { idempotencyKey: randomUUID(), personId: victim.personId, reason: "调离" },
    });
    expect(data).toMatchObject({ disablePerson: { refusal: null } });
    expect(await socket.closed).toMatchObject({ code: 4401 });
    expect(performance.now() - at).toBeLessThan(1_000);
    expect((await world.api.ask(victim.token, "{ viewer { areas } }")).status).toBe(401);
    const again = await BareSocket.open(world.api.wsUrl);
    again.send({ type: "connection_init", payload: { authorization: `Bearer ${victim.token}` } });
    expect((await again.closed).code).toBe(4401);
  });

  test("whoever goes on in another post is told to load anew and hears from then on what that post sees", async () => {
    const holder = { post: "SHIFT_LEADER", agency: "371323-CC" } as const;
    const { token, personId, sessionId } = await world.api.signInAs(holder);
    const [held] = await world.sql<{ agency_id: string }>(
      "select id as agency_id from agency where code = '371323101-WC'",
    );
    const postId = `pst_${randomUUID()}`;
    await world.api.county.database.writeAsSystem("test", (em) =>
      em.execute(
        "insert into post_holding (id, person_id, post, agency_id, division_code) values (?, ?, 'AGENCY_LEADER', ?, '371323101')",
        [postId, personId, held?.agency_id],
      ),
    );
    const socket = await subscribe(token, ["incidentFeed", "squadPositions"]);
    await eventually("the first frames", () => framesOf(socket, "incidentFeed").length > 0);
    const before = framesOf(socket, "incidentFeed").length;
    const { data } = await world.api.ask(
      token,
      "mutation ($input: SwitchPostInput!) { switchPost(input: $input) { viewer { areas } refusal { code } } }",
      { input: { idempotencyKey: randomUUID(), postId } },
    );
    expect(data).toEqual({ switchPost: { viewer: { areas: [] }, refusal: null } });
    const later = () => framesOf(socket, "incidentFeed").slice(before);
    await eventually("the resync", () => later().some(({ resync }) => resync === "SCOPE_CHANGED"), 1_500);
    const resyncAt = later().findIndex(({ resync }) => resync === "SCOPE_CHANGED");
    await note(world, world.incidents.waterA1.id);
    await note(world, world.incidents.marketB.id);
    const watcher = await subscribe(world.signedIn(seatOf("AUDITOR of the county")).token, ["incidentFeed"]);
    await eventually("the notes elsewhere", () => incidentsIn(watcher, "incidentFeed").length > 0);
    await sleep(500);
    expect(
      later()
        .slice(resyncAt)
        .flatMap(({ entries }) => entries),
    ).toEqual([]);
    expect(sessionId).toBeTruthy();
    await watcher.close();
    await socket.close();
  });
});

/** Somebody of the county's center leaves a note. */
async function note(world: AccessWorld, incidentId: string): Promise<void> {
  const { data } = await world.as(seatOf("COMMANDER of the county"), mutation("addNote", "incident"), {
    input: { idempotencyKey: randomUUID(), incidentId, text: "请各单位留意" },
  });
  expect(data).toMatchObject({ addNote: { refusal: null } });
}
