import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSchema } from "../../schema/build-schema.js";
import type { Answer } from "../support/server.js";
import { INCIDENTS, readsConfidence, SEATS, VILLAGE_A1, type IncidentName, type Seat } from "./access-seats.js";
import { QUERIES_OF_POST } from "./access-table.js";
import { openAccessWorld, PHOTO, type AccessWorld, type IncidentThings } from "./access-world.js";

const POINT = "{ longitude: 118.632, latitude: 35.779 }";

/** One question for every root field; what is in capitals is an id of the incident that is asked about. */
const QUESTIONS: Readonly<Record<string, string>> = {
  viewer: "{ viewer { areas } }",
  node: '{ node(id: "INCIDENT") { id } }',
  division: `{ division(code: "${VILLAGE_A1}") { id } }`,
  divisions: "{ divisions(level: TOWNSHIP) { id } }",
  gridAt: `{ gridAt(point: ${POINT}) { id } }`,
  agencies: "{ agencies(kind: GRID_CENTER) { id } }",
  squads: `{ squads(division: "371323001") { id liveAssignments { id } } }`,
  matters: '{ matters(search: "灌溉") { id } }',
  suggestMatters: '{ suggestMatters(text: "灌溉用水纠纷") { __typename } }',
  explainRouting: `{ explainRouting(input: { matterCode: "210307", divisionCode: "${VILLAGE_A1}" }) { needsOperator } }`,
  incident: '{ incident(id: "INCIDENT") { id } }',
  incidents: "{ incidents { edges { node { id } } } }",
  tasks: "{ tasks { edges { node { id } } } }",
  recommendSquads: '{ recommendSquads(incidentId: "INCIDENT") { shortfall candidates { rank } } }',
  board: '{ board(division: "371323") { openCount } }',
  reportRhythm: '{ reportRhythm(division: "371323") { todayCount } }',
};

const codesOf = ({ errors }: Answer): unknown[] => (errors ?? []).map(({ extensions }) => extensions["code"]);
const idsIn = (answer: Answer): string[] =>
  [...JSON.stringify(answer.data ?? {}).matchAll(/(?:inc|tsk|asg|evd|rep)_[0-9a-f-]{36}/g)].map(([id]) => id);

describe("every query, from every seat", () => {
  let world: AccessWorld;
  beforeAll(async () => {
    world = await openAccessWorld();
  });
  afterAll(() => world.close());

  const things = (names: readonly IncidentName[]): IncidentThings[] => names.map((name) => world.incidents[name]);
  const hiddenFrom = (seat: Seat): readonly IncidentName[] => INCIDENTS.filter((name) => !seat.sees.includes(name));
  const may = (seat: Seat, field: string): boolean => QUERIES_OF_POST[seat.holder.post].includes(field);
  const idsOf = (them: readonly IncidentThings[]): string[] =>
    them.flatMap((it) => [it.id, ...it.tasks.map(({ id }) => id), ...it.assignments, ...it.evidence]);

  test("a question is written for every root field", () => {
    expect(Object.keys(QUESTIONS).toSorted()).toEqual(
      Object.keys(buildSchema().getQueryType()?.getFields() ?? {}).toSorted(),
    );
  });

  describe.each(SEATS.map((seat) => [seat.name, seat] as const))("%s", (_name, seat) => {
    test("may ask what the table says and nothing else", async () => {
      for (const [field, question] of Object.entries(QUESTIONS)) {
        const asked = question.replace("INCIDENT", world.incidents.waterA1.id);
        const codes = codesOf(await world.as(seat, asked));
        expect(codes, field).toEqual(may(seat, field) ? [] : ["FORBIDDEN"]);
      }
    });

    test("finds in lists exactly the incidents and tasks that are theirs", async () => {
      const seen = things(seat.sees);
      if (may(seat, "incidents")) {
        const { data } = await world.as(seat, "{ incidents { totalCount edges { node { id } } } }");
        const ids = seen.map(({ id }) => id);
        expect(idsIn({ data, status: 200 }).toSorted()).toEqual(ids.toSorted());
        expect(data).toMatchObject({ incidents: { totalCount: ids.length } });
      }
      if (may(seat, "tasks")) {
        const found = idsIn(await world.as(seat, "{ tasks(first: 200) { edges { node { id } } } }"));
        expect(found.toSorted()).toEqual(seen.flatMap(({ tasks }) => tasks.map(({ id }) => id)).toSorted());
      }
    });

    test("finds by id and number what is theirs, and of the rest no more than of what never was", async () => {
      for (const name of INCIDENTS) {
        const { id, number } = world.incidents[name];
        if (!may(seat, "incident")) continue;
        const isSeen = seat.sees.includes(name);
        const byId = await world.as(seat, `{ incident(id: "${id}") { id } }`);
        const byNumber = await world.as(seat, `{ incident(number: "${number}") { id } }`);
        expect([byId.data, byNumber.data], name).toEqual(Array(2).fill({ incident: isSeen ? { id } : null }));
        const absent = await world.as(seat, `{ incident(id: "inc_${randomUUID()}") { id } }`);
        if (!isSeen) expect(byId).toEqual(absent);
      }
      for (const id of idsOf(things(INCIDENTS))) {
        const isSeen = idsOf(things(seat.sees)).includes(id);
        const found = await world.as(seat, `{ node(id: "${id}") { id } }`);
        expect(found, id).toEqual({ status: 200, data: { node: isSeen ? { id } : null } });
      }
    });

    test("sees the assignments of squads, counters and recommendations only of what is theirs", async () => {
      const seen = things(seat.sees);
      const squads = await world.as(seat, '{ squads(division: "371323") { liveAssignments { id } } }');
      expect(idsIn(squads).toSorted()).toEqual(seen.flatMap(({ assignments }) => assignments).toSorted());
      if (may(seat, "board")) {
        const { data } = await world.as(
          seat,
          '{ board(division: "371323") { openCount byStatus { count } byAgency { openCount } } }',
        );
        const live = await world.sql<{ count: number }>(
          "select count(*)::int as count from task where status in ('OFFERED','ACCEPTED','RETURN_REQUESTED') and incident_id = any(array[?]::text[])",
          [seen.map(({ id }) => id)],
        );
        const board = data?.["board"] as { openCount: number; byAgency: { openCount: number }[] };
        expect(board.openCount).toBe(seen.length);
        expect(board.byAgency.reduce((sum, { openCount }) => sum + openCount, 0)).toBe(
          seen.length === 0 ? 0 : live[0]?.count,
        );
        const rhythm = await world.as(seat, '{ reportRhythm(division: "371323") { todayCount } }');
        expect(rhythm.data).toEqual({ reportRhythm: { todayCount: seen.length } });
      }
      if (may(seat, "recommendSquads")) {
        const recommend = (id: string) =>
          world.as(seat, `{ recommendSquads(incidentId: "${id}") { shortfall candidates { rank } } }`);
        const absent = await recommend(`inc_${randomUUID()}`);
        for (const { id } of things(hiddenFrom(seat))) expect(await recommend(id)).toEqual(absent);
        for (const { id } of seen) expect(await recommend(id)).not.toEqual(absent);
      }
    });

    test("loads the files of evidence that is theirs to read and no other", async () => {
      const { token } = world.signedIn(seat);
      const load = async (id: string) => {
        const response = await fetch(`${world.api.url}/evidence/${id}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        return { status: response.status, body: await response.text() };
      };
      const absent = await load(`evd_${randomUUID()}`);
      expect(absent.status).toBe(404);
      for (const { evidence } of things(hiddenFrom(seat)))
        for (const id of evidence) expect(await load(id)).toEqual(absent);
      const closed = (name: IncidentName): boolean => name === "confidentialA1" && !readsConfidence(seat);
      const photo = { status: 200, body: PHOTO.toString() };
      for (const { evidence } of things(seat.sees.filter(closed)))
        for (const id of evidence) expect(await load(id)).toEqual(absent);
      for (const { evidence } of things(seat.sees.filter((name) => !closed(name))))
        for (const id of evidence) expect(await load(id)).toEqual(photo);
    });
  });

  test("anonymous callers are turned away from every one of them, and from files", async () => {
    for (const question of Object.values(QUESTIONS)) {
      expect(codesOf(await world.api.ask(null, question))).toEqual(["UNAUTHENTICATED"]);
    }
    const [id] = world.incidents.waterA1.evidence;
    expect((await fetch(`${world.api.url}/evidence/${id}`)).status).toBe(401);
  });
});
