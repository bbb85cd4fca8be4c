import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.js";
import { BareSocket } from "../support/sockets.js";
import { withConnection } from "../support/with-connection.js";
import { SEATS, seatOf, TOWNSHIP_A, type IncidentName, type Seat, readsConfidence } from "./access-seats.js";
import { mutation, openAccessWorld, type AccessWorld } from "./access-world.js";

const NAME = "欧阳明月";
const PHONE = "13812345678";
const WORDS = "机井灌溉用水发生纠纷";

/** Who sees name and phone of a reporter in full, of everybody who sees the incident: the seats of the center that call back, and who goes there. */
const seesReporter = ({ holder: { post, agency } }: Seat): boolean =>
  (agency === `${TOWNSHIP_A}-GC` && ["INTAKE_CLERK", "DISPATCHER", "SHIFT_LEADER", "CHECKER"].includes(post)) ||
  (agency === `${TOWNSHIP_A}-WC` && ["AGENCY_LEADER", "SQUAD_MEMBER"].includes(post));
/** Of a confidential one: who took it in and who answers for it. */
const knowsInformant = ({ holder: { post, agency } }: Seat): boolean =>
  agency === `${TOWNSHIP_A}-GC` && ["INTAKE_CLERK", "SHIFT_LEADER"].includes(post);
/** All words of an incident, wherever they are shown. */
const WHOLE = `id title description
  reports { edges { node { text reporterName reporterPhone } } }
  tasks { instruction result }
  journal(first: 50) { edges { node { type actor summary changes } } }`;
const FEED = `subscription ($after: Cursor) { incidentFeed(after: $after) { entries { actor summary changes incident { ${WHOLE} } } } }`;

describe("what is personal", () => {
  let world: AccessWorld;
  beforeAll(async () => {
    world = await openAccessWorld();
    for (const name of ["waterA1", "confidentialA1"] as const) {
      const input = { idempotencyKey: randomUUID(), incidentId: world.incidents[name].id, text: `${WORDS}，已回电` };
      const { data } = await world.as(seatOf("SHIFT_LEADER of township A"), mutation("addNote", "incident"), { input });
      if (!JSON.stringify(data).includes('"refusal":null')) throw new Error("the note was refused");
    }
  });
  afterAll(() => world.close());

  const seeing = (name: IncidentName) =>
    SEATS.filter(({ sees }) => sees.includes(name)).map((seat) => [seat.name, seat] as const);
  const read = async (seat: Seat, name: IncidentName) => {
    const answer = await world.as(seat, `{ incident(id: "${world.incidents[name].id}") { ${WHOLE} } }`);
    expect(answer.errors).toBeUndefined();
    return JSON.stringify(answer.data);
  };

  test.each(seeing("waterA1"))("%s sees of a reporter what the post needs", async (_name, seat) => {
    const shown = await read(seat, "waterA1");
    expect([shown.includes(NAME), shown.includes(PHONE)]).toEqual(Array(2).fill(seesReporter(seat)));
    expect(shown.includes(WORDS)).toBe(true);
    expect(shown.includes("138****5678")).toBe(!seesReporter(seat));
  });

  test("whoever gives a reason is shown a masked reporter, and the reason stays in the journal", async () => {
    const leader = seatOf("COMMANDER of the county");
    const reveal = async (name: IncidentName) => {
      const { data } = await world.as(
        leader,
        `{ incident(id: "${world.incidents[name].id}") { reports { edges { node { id } } } } }`,
      );
      const [, id = ""] = /"id":"(rep_[^"]+)"/.exec(JSON.stringify(data)) ?? [];
      const document = `mutation ($input: RevealReporterInput!) { revealReporter(input: $input) { reporterName reporterPhone refusal { code } } }`;
      return world.as(leader, document, { input: { idempotencyKey: randomUUID(), reportId: id, reason: "回访核实" } });
    };
    expect(await read(leader, "waterA1")).not.toContain(PHONE);
    const { data } = await reveal("waterA1");
    expect(data).toEqual({ revealReporter: { reporterName: NAME, reporterPhone: PHONE, refusal: null } });
    expect(await read(leader, "waterA1")).toContain("回访核实");
    const refused = await reveal("confidentialA1");
    expect(refused.data).toEqual({
      revealReporter: { reporterName: null, reporterPhone: null, refusal: { code: "FORBIDDEN" } },
    });
    await withConnection(world.api.superuserUrl, async (client) => {
      const { rows } = await client.query(
        "select count(*)::int as found from county_371323.idempotency where answer::text like $1",
        [`%${PHONE}%`],
      );
      expect(rows).toEqual([{ found: 0 }]);
    });
  });

  test.each(seeing("confidentialA1"))("%s sees of a confidential incident what the post needs", async (_name, seat) => {
    const shown = await read(seat, "confidentialA1");
    expect([shown.includes(NAME), shown.includes(PHONE)]).toEqual(Array(2).fill(knowsInformant(seat)));
    expect(shown.includes(WORDS)).toBe(readsConfidence(seat));
    // Not even masked: the first character and the last digits would name somebody in a village.
    expect(/欧|5678/.test(shown)).toBe(knowsInformant(seat));
    const { data } = await world.as(seat, '{ incidents(where: { text: "机井灌溉" }) { edges { node { id } } } }');
    expect(JSON.stringify(data).includes(world.incidents.confidentialA1.id)).toBe(readsConfidence(seat));
  });

  test.each([
    "AUDITOR of the county",
    "GRID_WORKER of village A1",
    "SUPERVISOR of township A",
    "AGENCY_LEADER of township A's own office",
  ])("%s is not told more by the feed", async (name) => {
    const socket = await BareSocket.open(world.api.wsUrl);
    await socket.begin(world.signedIn(seatOf(name)).token);
    const [head] = await world.sql<{ epoch: string }>("select epoch from journal_head");
    const after = Buffer.from(`1.${head?.epoch ?? ""}.0`).toString("base64url");
    socket.send({ type: "subscribe", id: "feed", payload: { query: FEED, variables: { after } } });
    const told = () => JSON.stringify(socket.messages);
    await eventually("the confidential incident", () => told().includes(world.incidents.confidentialA1.id));
    expect(/"errors":.{0,300}/.exec(told())?.[0]).toBeUndefined();
    expect([told().includes(NAME), told().includes(PHONE)]).toEqual([false, false]);
    for (const frame of told().split('{"actor"')) {
      if (frame.includes(world.incidents.confidentialA1.id)) expect(frame.includes(WORDS)).toBe(false);
    }
    await socket.close();
  });

  test("telephone numbers of colleagues are shown to who calls them and masked for all others", async () => {
    const crew = '{ squads(division: "371323001") { agency { code } members { phone } } }';
    const shownTo = async (name: string) => JSON.stringify((await world.as(seatOf(name), crew)).data);
    const full = /"phone":"1\d{10}"/;
    expect(await shownTo("DISPATCHER of township A")).toMatch(full);
    expect(await shownTo("SHIFT_LEADER of the county")).toMatch(full);
    for (const name of [
      "DISPATCHER of township B",
      "CHECKER of township A",
      "AUDITOR of the county",
      "ADMINISTRATOR of the county",
    ]) {
      expect(await shownTo(name), name).not.toMatch(full);
    }
  });

  test("where the police are is told to police alone; where others are, to who commands them or is of their line", async () => {
    const squads = await world.sql<{ id: string; agency: string }>(
      "select distinct on (a.code) s.id, a.code as agency from squad s join agency a on a.id = s.agency_id where a.code in (?, ?)",
      [`${TOWNSHIP_A}-PS`, `${TOWNSHIP_A}-WC`],
    );
    await world.api.county.database.writeAsSystem("test", (em) =>
      em.execute(
        "update squad set is_on_duty = true, longitude = 118.63, latitude = 35.78, position_taken_at = now(), position_received_at = now() where id = any(array[?]::text[])",
        [squads.map(({ id }) => id)],
      ),
    );
    const [police, water] = [`${TOWNSHIP_A}-PS`, `${TOWNSHIP_A}-WC`].map(
      (code) => squads.find(({ agency }) => agency === code)?.id ?? "",
    );
    const seen = async (token: string) => {
      const at = `{ police: node(id: "${police}") { ...P } water: node(id: "${water}") { ...P } } fragment P on Squad { position { point { longitude } } }`;
      const { data, errors } = await world.api.ask(token, at);
      expect(errors).toBeUndefined();
      return Object.values(data ?? {}).map((squad) => !JSON.stringify(squad).includes("null"));
    };
    // Who answers for the area, the agency itself, and the department of its line.
    const told = /of the county$|of township A$|township A's (water|own)|the water department/;
    for (const seat of SEATS) {
      const isTold = told.test(seat.name) && seat.holder.post !== "ADMINISTRATOR";
      expect(await seen(world.signedIn(seat).token), seat.name).toEqual([false, isTold]);
    }
    for (const agency of [`${TOWNSHIP_A}-PS`, "371323-CD-PUBLIC_SECURITY"]) {
      const { token } = await world.api.signInAs({ post: "AGENCY_LEADER", agency });
      expect(await seen(token), agency).toEqual([true, false]);
    }
  });

  test("nothing of it is in the log: not what was sent, refused, searched for, or what broke in the database", async () => {
    const clerk = seatOf("INTAKE_CLERK of township A");
    const secrets = { name: "司徒静好", phone: "13987654321", text: "举报人住在槐树胡同" };
    const input = {
      idempotencyKey: randomUUID(),
      description: secrets.text,
      source: "WALK_IN",
      reporterName: secrets.name,
      reporterPhone: secrets.phone,
      divisionCode: "371323001001",
    };
    const report = mutation("reportIncident", "incident");
    await world.as(clerk, report, { input });
    await world.as(clerk, report, {
      input: { ...input, idempotencyKey: randomUUID(), address: secrets.text, matterCode: secrets.name },
    });
    await world.as(clerk, report, { input: { ...input, tier: secrets.text } });
    await world.as(clerk, `{ incidents(where: { text: "${secrets.text}" }) { nodes ${secrets.name} } }`);
    await world.as(clerk, `{ incidents(where: { text: "${secrets.text}" }) { totalCount } }`);
    await world.as(clerk, `query Find_${secrets.phone} { node(id: "${secrets.phone}") { id } }`);
    await world.api.ask(null, mutation("signIn", null), { input: { name: secrets.name, password: secrets.text } });
    await fetch(
      `${world.api.url}/graphql?query=${encodeURIComponent(`{ incidents(where: { text: "${secrets.text}" }) { totalCount } }`)}`,
    );
    await fetch(`${world.api.url}/evidence/${encodeURIComponent(secrets.name)}`);
    await withConnection(world.api.superuserUrl, async (client) => {
      await client.query(
        "select set_config('search_path', relnamespace::regnamespace::text, false) from pg_class where relname = 'incident'",
      );
      await client.query(
        `alter table report add constraint planted check (reporter_phone <> '${secrets.phone}') not valid`,
      );
      const broken = await world.as(clerk, report, { input: { ...input, idempotencyKey: randomUUID() } });
      expect(broken.errors?.[0]?.extensions["code"]).toBe("INTERNAL_SERVER_ERROR");
      expect(JSON.stringify(broken)).not.toMatch(new RegExp(`planted|${Object.values(secrets).join("|")}`));
      await client.query("alter table report drop constraint planted");
    });
    const log = world.api.logged.join("");
    expect(log).toContain("unexpected error");
    for (const secret of [...Object.values(secrets), NAME, PHONE, WORDS])
      expect(log.includes(secret), secret).toBe(false);
  });
});
