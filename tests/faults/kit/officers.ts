import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { call } from "./call.js";
import type { FaultCounty } from "./fault-world.js";

const TOWNSHIP = "371323001";
const VILLAGE = `${TOWNSHIP}001`;
/** 非机动车乱停放: led by the township's enforcement office. */
const PARKING = "0506";
const INPUTS: Readonly<Record<string, string>> = {
  acceptTask: "TaskActionInput",
  acceptAssignment: "AssignmentActionInput",
  depart: "AssignmentActionInput",
};
const THINGS: Readonly<Record<string, string>> = {
  acceptTask: "task",
  assignSquad: "task",
  completeTask: "task",
  recallTask: "task",
  acceptAssignment: "assignment",
  depart: "assignment",
};

const payloadForm = z.object({
  refusal: z.object({ code: z.string() }).nullable(),
  incident: z.object({ id: z.string() }).nullish(),
  task: z.object({ id: z.string() }).nullish(),
  assignment: z.object({ id: z.string() }).nullish(),
});
const answerForm = z.object({ data: z.record(z.string(), payloadForm) });

/** What a command came to: carried out with the id of its thing, or the code of its refusal; null where nobody answered. */
export type Outcome = { readonly id: string | null; readonly refusal: string | null } | null;

/** People of one township and what they do, each over lines of their own. */
export class Officers {
  private constructor(
    readonly county: FaultCounty,
    private readonly port: number,
    readonly clerk: string,
    readonly dispatcher: string,
    readonly shiftLeader: string,
    readonly leader: string,
    /** Leads the office that supports. */
    readonly supporter: string,
  ) {}

  /** Signs them in at a server behind a port. */
  static async at(county: FaultCounty, port: number): Promise<Officers> {
    const center = { agency: `${TOWNSHIP}-GC` };
    return new Officers(
      county,
      port,
      await county.signIn({ post: "INTAKE_CLERK", ...center }),
      await county.signIn({ post: "DISPATCHER", ...center }),
      await county.signIn({ post: "SHIFT_LEADER", ...center }),
      await county.signIn({ post: "AGENCY_LEADER", agency: `${TOWNSHIP}-EO` }),
      await county.signIn({ post: "AGENCY_LEADER", agency: `${TOWNSHIP}-TO` }),
    );
  }

  /** Gives a command once. */
  async give(token: string, command: string, input: object, key: string = randomUUID()): Promise<Outcome> {
    const type = INPUTS[command] ?? `${command.charAt(0).toUpperCase()}${command.slice(1)}Input`;
    const thing = THINGS[command] ?? "incident";
    const query = `mutation ($input: ${type}!) { ${command}(input: $input) { ${thing} { id } refusal { code } } }`;
    const text = await call(this.port, token, query, { input: { idempotencyKey: key, ...input } });
    const payload = text === null ? undefined : answerForm.safeParse(JSON.parse(text)).data?.data[command];
    return payload === undefined
      ? null
      : {
          id: payload.incident?.id ?? payload.task?.id ?? payload.assignment?.id ?? null,
          refusal: payload.refusal?.code ?? null,
        };
  }

  /** Gives a command under one key until somebody answers. */
  async insist(
    token: string,
    command: string,
    input: object,
    key: string = randomUUID(),
  ): Promise<NonNullable<Outcome>> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const outcome = await this.give(token, command, input, key);
      if (outcome !== null) return outcome;
      await sleep(20);
    }
    throw new Error(`${command} was never answered`);
  }

  /** Gives a command that has to be carried out; the id of what it answers with. */
  async must(token: string, command: string, input: object): Promise<string> {
    const { id, refusal } = await this.insist(token, command, input);
    if (id === null || refusal !== null) throw new Error(`${command} was refused ${refusal}`);
    return id;
  }

  /** What a report of a matter of the enforcement office says. */
  report(description: string): object {
    return { description, source: "GRID_WORKER", matterCode: PARKING, divisionCode: VILLAGE };
  }

  /** Reports so many incidents, which are dispatched at once; gives the enforcement office's tasks. */
  async tasks(count: number): Promise<readonly { readonly id: string; readonly incidentId: string }[]> {
    const mine = new Set<string | null>();
    for (let done = 0; done < count; done += 8) {
      const some = Array.from({ length: Math.min(8, count - done) }, (_, nth) =>
        this.insist(this.clerk, "reportIncident", this.report(`占道停车 ${done + nth}`)),
      );
      for (const { id } of await Promise.all(some)) mine.add(id);
    }
    const found = await this.county.query<{ id: string; incidentId: string }>(
      `select id, incident_id as "incidentId" from task where role = 'LEAD' order by id`,
    );
    return found.filter(({ incidentId }) => mine.has(incidentId));
  }
}
