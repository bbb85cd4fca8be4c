import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { startTestServer, type Answer, type Holder, type SignedInHolder, type TestApi } from "../support/server.js";
import {
  INCIDENTS,
  SEATS,
  TOWNSHIP_A,
  TOWNSHIP_B,
  VILLAGE_A1,
  VILLAGE_A2,
  type IncidentName,
  type Seat,
} from "./access-seats.js";

/** The rows that belong to an incident of the matrix. */
export interface IncidentThings {
  readonly id: string;
  readonly number: string;
  readonly tasks: readonly { readonly id: string; readonly agencyCode: string }[];
  readonly assignments: readonly string[];
  readonly evidence: readonly string[];
  readonly reports: readonly string[];
}

/** A county at work, with somebody signed in on every seat of the matrix. */
export interface AccessWorld {
  readonly api: TestApi;
  readonly incidents: Readonly<Record<IncidentName, IncidentThings>>;
  signedIn(seat: Seat): SignedInHolder;
  /** Asks as a seat. */
  as(seat: Seat, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** What an SQL question answers when nothing is hidden. */
  sql<Row extends object>(question: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A JPEG as far as its first bytes tell. */
export const PHOTO = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from("a photo of the matrix")]);

const LEAD_WATER = "210307";
const LEAD_MARKET = "210505";
const LEAD_DEPARTMENT = "210306";

/** Starts the server and lets the county work until every table holds rows of both townships and of several agencies. */
export async function openAccessWorld(): Promise<AccessWorld> {
  const api = await startTestServer();
  const people = new Map<string, SignedInHolder>();
  for (const { name, holder } of SEATS) people.set(name, await api.signInAs(holder));
  const { database } = api.county;
  const sql = <Row extends object>(question: string, values: readonly unknown[] = []): Promise<Row[]> =>
    database.read({ system: "test" }, (em) => em.execute<Row[]>(question, [...values]));
  const signedIn = (seat: Seat): SignedInHolder => {
    const found = people.get(seat.name);
    if (found === undefined) throw new Error(`nobody sits on ${seat.name}`);
    return found;
  };
  const ids = await new Seeding(api, sql).run();
  const incidents = await readThings(sql, ids);
  return {
    api,
    incidents,
    signedIn,
    as: (seat, query, variables) => api.ask(signedIn(seat).token, query, variables),
    sql,
    close: () => api.close(),
  };
}

type Sql = AccessWorld["sql"];

/** Works as the county's people do, over the API alone. */
class Seeding {
  private readonly tokens = new Map<string, string>();

  constructor(
    private readonly api: TestApi,
    private readonly sql: Sql,
  ) {}

  async run(): Promise<Record<IncidentName, string>> {
    const [village] = await this.sql<{ code: string }>(
      "select code from division where parent_code = ? order by code limit 1",
      [TOWNSHIP_B],
    );
    const villageB = village?.code ?? "";
    const clerk = (agency: string): Holder => ({ post: "INTAKE_CLERK", agency });
    const [clerkA, clerkB, clerkOfCounty] = [clerk(`${TOWNSHIP_A}-GC`), clerk(`${TOWNSHIP_B}-GC`), clerk("371323-CC")];
    const ids: Record<IncidentName, string> = {
      waterA1: await this.report(clerkA, { divisionCode: VILLAGE_A1, matterCode: LEAD_WATER }),
      waterA2: await this.report(clerkA, { divisionCode: VILLAGE_A2, matterCode: LEAD_WATER }),
      marketA1: await this.report(clerkA, { divisionCode: VILLAGE_A1, matterCode: LEAD_MARKET }),
      marketB: await this.report(clerkB, { divisionCode: villageB, matterCode: LEAD_MARKET }),
      waterHelpsB: await this.report(clerkB, { divisionCode: villageB, matterCode: LEAD_MARKET }),
      crossing: await this.report(clerkOfCounty, {
        divisionCode: villageB,
        affectedDivisionCodes: [VILLAGE_A1],
        matterCode: LEAD_MARKET,
      }),
      nowhere: await this.report(clerkOfCounty, { divisionCode: "371323" }),
      departmentA2: await this.report(clerkA, { divisionCode: VILLAGE_A2, matterCode: LEAD_DEPARTMENT }),
      confidentialA1: await this.report(clerkA, {
        divisionCode: VILLAGE_A1,
        matterCode: LEAD_WATER,
        isConfidential: true,
      }),
    };
    await this.helpFromA(ids.waterHelpsB);
    await this.handle(ids.waterA1, `${TOWNSHIP_A}-WC`);
    await this.handle(ids.confidentialA1, `${TOWNSHIP_A}-WC`);
    await this.handle(ids.marketB, `${TOWNSHIP_B}-MS`);
    await this.wantReturn(ids.marketA1, `${TOWNSHIP_A}-MS`);
    await this.wantReturn(ids.waterHelpsB, `${TOWNSHIP_B}-MS`);
    return ids;
  }

  private async report(by: Holder, place: Readonly<Record<string, unknown>>): Promise<string> {
    const input = {
      description: "机井灌溉用水发生纠纷，双方在地头争执",
      source: "HOTLINE_12345",
      reporterName: "欧阳明月",
      reporterPhone: "13812345678",
      address: "村口老槐树旁",
      ...place,
    };
    return this.act(by, "reportIncident", "incident", input);
  }

  /** The county takes over and sends the water center of the other township to help: own agency, other township. */
  private async helpFromA(incidentId: string): Promise<void> {
    const leader: Holder = { post: "SHIFT_LEADER", agency: "371323-CC" };
    await this.act(leader, "takeOver", "incident", { incidentId, reason: "跨乡镇支援" });
    const supportingAgencyIds = [await this.agencyId(`${TOWNSHIP_A}-WC`)];
    await this.act(leader, "dispatchIncident", "incident", { incidentId, supportingAgencyIds });
  }

  /** An agency signs, sends a squad, and the squad leaves a photo. */
  private async handle(incidentId: string, agency: string): Promise<void> {
    const leader: Holder = { post: "AGENCY_LEADER", agency };
    const squad: Holder = { post: "SQUAD_MEMBER", agency };
    const taskId = await this.taskOf(incidentId, agency);
    await this.act(leader, "acceptTask", "task", { taskId });
    const { personId } = await this.api.signInAs(squad);
    const [held] = await this.sql<{ squad_id: string }>(
      "select squad_id from post_holding where person_id = ? and squad_id is not null",
      [personId],
    );
    const squadId = held?.squad_id ?? "";
    await this.act(leader, "setSquadDuty", "squad", { squadId, isOnDuty: true });
    await this.act(leader, "assignSquad", "task", { taskId, squadId, overrideReason: "就近" });
    const [offered] = await this.sql<{ id: string }>("select id from assignment where task_id = ?", [taskId]);
    await this.act(squad, "acceptAssignment", "assignment", { assignmentId: offered?.id ?? "" });
    await this.sendPhoto(squad, incidentId);
  }

  private async sendPhoto(by: Holder, incidentId: string): Promise<void> {
    const { data, errors } = await this.api.ask(
      await this.token(by),
      mutation("registerEvidence", "evidence", "uploadToken"),
      {
        input: {
          idempotencyKey: randomUUID(),
          incidentId,
          kind: "现场照片",
          contentType: "image/jpeg",
          bytes: PHOTO.length,
          sha256: createHash("sha256").update(PHOTO).digest("hex"),
        },
      },
    );
    const { uploadToken } = z
      .object({ uploadToken: z.string() })
      .parse(data?.["registerEvidence"], { error: () => JSON.stringify(errors ?? data) });
    const headers = { authorization: `Bearer ${uploadToken}`, "content-type": "image/jpeg" };
    const { status } = await fetch(`${this.api.url}/evidence`, { method: "POST", headers, body: PHOTO });
    if (status !== 201) throw new Error(`the photo was refused with ${status}`);
  }

  private async wantReturn(incidentId: string, agency: string): Promise<void> {
    const taskId = await this.taskOf(incidentId, agency);
    const leader: Holder = { post: "AGENCY_LEADER", agency };
    await this.act(leader, "requestReturn", "task", { taskId, basis: "不属于本单位职责" });
  }

  private async taskOf(incidentId: string, agency: string): Promise<string> {
    const question =
      "select t.id from task t join agency a on a.id = t.agency_id where t.incident_id = ? and a.code = ?";
    const [task] = await this.sql<{ id: string }>(question, [incidentId, agency]);
    if (task === undefined) throw new Error(`${agency} has no task on ${incidentId}`);
    return task.id;
  }

  private async agencyId(code: string): Promise<string> {
    const [agency] = await this.sql<{ id: string }>("select id from agency where code = ?", [code]);
    return agency?.id ?? "";
  }

  /** Gives a command that has to be accepted; the id of what it answers with. */
  private async act(
    by: Holder,
    name: string,
    thing: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const answer = await this.api.ask(await this.token(by), mutation(name, thing), {
      input: { idempotencyKey: randomUUID(), ...input },
    });
    const done = z.object({ [thing]: z.object({ id: z.string() }) }).safeParse(answer.data?.[name]);
    if (!done.success) throw new Error(`${name} by ${JSON.stringify(by)} failed: ${JSON.stringify(answer)}`);
    return done.data[thing]?.id ?? "";
  }

  private async token(by: Holder): Promise<string> {
    const key = JSON.stringify(by);
    const token = this.tokens.get(key) ?? (await this.api.signInAs(by)).token;
    this.tokens.set(key, token);
    return token;
  }
}

/** The text of a command: its input, what it answers with, its refusal. */
export function mutation(name: string, thing: string | null, more = ""): string {
  const inputType = INPUT_TYPES[name] ?? `${name[0]?.toUpperCase() ?? ""}${name.slice(1)}Input`;
  const answer = thing === null ? "" : `${thing} { id }`;
  return `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${answer} ${more} refusal { code message path } } }`;
}

/** Commands that share the input of others. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
  acceptTask: "TaskActionInput",
  acceptAssignment: "AssignmentActionInput",
  depart: "AssignmentActionInput",
  arrive: "AssignmentActionInput",
  clearAssignment: "AssignmentActionInput",
};

async function readThings(sql: Sql, ids: Record<IncidentName, string>): Promise<Record<IncidentName, IncidentThings>> {
  const idsOf = async (table: string, incidentId: string): Promise<string[]> =>
    (await sql<{ id: string }>(`select id from ${table} where incident_id = ? order by id`, [incidentId])).map(
      ({ id }) => id,
    );
  const one = async (id: string): Promise<IncidentThings> => {
    const [incident] = await sql<{ number: string }>("select number from incident where id = ?", [id]);
    const tasks = await sql<{ id: string; agencyCode: string }>(
      `select t.id, a.code as "agencyCode" from task t join agency a on a.id = t.agency_id where t.incident_id = ? order by t.id`,
      [id],
    );
    const [assignments, evidence, reports] = [
      await idsOf("assignment", id),
      await idsOf("evidence", id),
      await idsOf("report", id),
    ];
    return { id, number: incident?.number ?? "", tasks, assignments, evidence, reports };
  };
  const found: Partial<Record<IncidentName, IncidentThings>> = {};
  for (const name of INCIDENTS) found[name] = await one(ids[name]);
  return found as Record<IncidentName, IncidentThings>;
}
