import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { startTestServer, type SignedInHolder, type TestApi } from "../support/server.js";
import { BareSocket, type SocketMessage } from "../support/sockets.js";

const DUTY = `mutation ($input: SetSquadDutyInput!) { setSquadDuty(input: $input) { refusal { code message } } }`;
const MOVE = `mutation ($input: ReportPositionsInput!) { reportPositions(input: $input) { refusal { code message } } }`;
const POSITIONS = `subscription { squadPositions(division: "371323103") { squad { callSign } position { point { longitude } } } }`;
const TASKS = `subscription ($squadId: ID, $agencyId: ID) { taskFeed(squadId: $squadId, agencyId: $agencyId) { cursor entries { type } } }`;

interface Squad {
  readonly id: string;
  readonly agency_id: string;
  readonly call_sign: string;
  readonly holder: SignedInHolder;
}

let api: TestApi;
let center: SignedInHolder;
let patrol: Squad;
let police: Squad;

beforeAll(async () => {
  api = await startTestServer();
  center = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
  patrol = await squadOf("371323103-GC");
  police = await squadOf("371323103-PS");
  for (const squad of [patrol, police]) await setDuty(squad, true);
});
afterAll(() => api.close());

/** The squad of somebody at an agency, with them signed in. */
async function squadOf(agency: string): Promise<Squad> {
  const holder = await api.signInAs({ post: "SQUAD_MEMBER", agency });
  const [row] = await api.county.database.read({ system: "test" }, (em) =>
    em.execute<Omit<Squad, "holder">[]>(
      "select s.id, s.agency_id, s.call_sign from squad s join post_holding h on h.squad_id = s.id join session o on o.post_id = h.id where o.id = ?",
      [holder.sessionId],
    ),
  );
  if (row === undefined) throw new Error(`no squad at ${agency}`);
  return { ...row, holder };
}

async function setDuty(squad: Squad, isOnDuty: boolean): Promise<void> {
  const input = { idempotencyKey: randomUUID(), squadId: squad.id, isOnDuty };
  expect(await api.ask(squad.holder.token, DUTY, { input })).toMatchObject({
    data: { setSquadDuty: { refusal: null } },
  });
}

async function move(squad: Squad, longitude: number): Promise<void> {
  api.clock.pass(1_000);
  const positions = [{ longitude, latitude: 35.72, takenAt: api.clock.now().toISOString() }];
  const input = { idempotencyKey: randomUUID(), squadId: squad.id, positions };
  expect(await api.ask(squad.holder.token, MOVE, { input })).toMatchObject({
    data: { reportPositions: { refusal: null } },
  });
}

type Update = {
  readonly squad: { readonly callSign: string };
  readonly position: { readonly point: { readonly longitude: number } } | null;
};

/** A map: what it was told and when. */
class MapReader {
  readonly frames: { readonly at: number; readonly updates: readonly Update[] }[] = [];

  private constructor(readonly line: BareSocket) {}

  static async open(holder: SignedInHolder): Promise<MapReader> {
    const line = await BareSocket.open(api.wsUrl);
    const reader = new MapReader(line);
    await line.begin(holder.token);
    line.socket.on("message", (bytes: Buffer) => {
      const message: { type: string; payload: { data: { squadPositions: Update[] } } } = JSON.parse(bytes.toString());
      if (message.type === "next")
        reader.frames.push({ at: performance.now(), updates: message.payload.data.squadPositions });
    });
    line.send({ type: "subscribe", id: "map", payload: { query: POSITIONS } });
    await eventually("the first frame", () => reader.frames.length > 0);
    return reader;
  }

  get callSigns(): readonly string[] {
    return this.frames.flatMap(({ updates }) => updates.map(({ squad }) => squad.callSign));
  }

  last(callSign: string): Update | undefined {
    return this.frames.flatMap(({ updates }) => updates).findLast(({ squad }) => squad.callSign === callSign);
  }
}

describe("the positions of squads", () => {
  it("come all at first, then those that moved, at most once a second", async () => {
    const map = await MapReader.open(center);
    expect(map.frames[0]?.updates.map(({ squad }) => squad.callSign)).toEqual([patrol.call_sign]);
    for (let step = 1; step <= 10; step += 1) {
      await move(patrol, 118.6 + step / 1_000);
      await sleep(200);
    }
    await eventually("the newest place", () => map.last(patrol.call_sign)?.position?.point.longitude === 118.61);
    const gaps = map.frames.slice(1).map(({ at }, index) => at - (map.frames[index]?.at ?? 0));
    expect(map.frames.length).toBeGreaterThan(2);
    expect(Math.min(...gaps)).toBeGreaterThan(950);
    await map.line.close();
  });

  it("of police are shown to police alone", async () => {
    const chief = await api.signInAs({ post: "AGENCY_LEADER", agency: "371323103-PS" });
    const [own, others] = [await MapReader.open(chief), await MapReader.open(center)];
    await move(police, 118.62);
    await move(patrol, 118.63);
    await eventually("the patrol's move", () => others.last(patrol.call_sign)?.position?.point.longitude === 118.63);
    await eventually("the police's move", () => own.last(police.call_sign)?.position?.point.longitude === 118.62);
    expect(others.callSigns).not.toContain(police.call_sign);
    expect(own.callSigns).not.toContain(patrol.call_sign);
    await own.line.close();
    await others.line.close();
  });

  it("end with an empty position when a squad goes off duty", async () => {
    const map = await MapReader.open(center);
    await setDuty(patrol, false);
    await eventually("the empty position", () => map.last(patrol.call_sign)?.position === null);
    await setDuty(patrol, true);
    await map.line.close();
  });
});

describe("the task feed", () => {
  const answered = async (holder: SignedInHolder, variables: object): Promise<SocketMessage> => {
    const line = await BareSocket.open(api.wsUrl);
    await line.begin(holder.token);
    line.send({ type: "subscribe", id: "t", payload: { query: TASKS, variables } });
    const first = await line.next(({ id }) => id === "t");
    await line.close();
    return first;
  };

  it("is open to a squad for itself", async () => {
    expect(await answered(patrol.holder, {})).toMatchObject({
      type: "next",
      payload: { data: { taskFeed: { entries: [] } } },
    });
    expect(await answered(patrol.holder, { squadId: patrol.id })).toMatchObject({ type: "next" });
  });

  it("is closed to a squad for another squad or agency", async () => {
    const refused = { type: "error", payload: [{ extensions: { code: "BAD_USER_INPUT" } }] };
    expect(await answered(patrol.holder, { squadId: police.id })).toMatchObject(refused);
    expect(await answered(patrol.holder, { agencyId: police.agency_id })).toMatchObject(refused);
  });

  it("is open to a center for whoever it sees", async () => {
    expect(await answered(center, { squadId: police.id })).toMatchObject({ type: "next" });
  });
});
