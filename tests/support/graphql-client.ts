import { randomUUID } from "node:crypto";
import { z } from "zod";
import { shippedOperation } from "./shipped-operations.js";
import type { TestApi } from "./server.js";

const agencyForm = z.object({ id: z.string(), code: z.string(), name: z.string(), kind: z.string() });
const divisionForm = z.object({ code: z.string() });
const deadlineForm = z.object({
  kind: z.string(),
  dueAt: z.string(),
  metAt: z.string().nullable(),
  isOverdue: z.boolean(),
});
const assignmentForm = z.object({
  id: z.string(),
  status: z.string(),
  acceptedAt: z.string().nullable(),
  departedAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  clearedAt: z.string().nullable(),
  squad: z.object({ id: z.string(), callSign: z.string() }),
});
const taskForm = z.object({
  id: z.string(),
  role: z.enum(["LEAD", "ASSIST", "VERIFY", "CHECK"]),
  round: z.int(),
  status: z.string(),
  agency: agencyForm,
  deadlines: z.array(deadlineForm),
  assignments: z.array(assignmentForm),
  instruction: z.string().nullable(),
  resultCode: z.string().nullable(),
});
const incidentForm = z.object({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  status: z.string(),
  tier: z.string(),
  matter: z.object({ code: z.string() }).nullable(),
  division: divisionForm,
  grid: z.object({ code: z.string() }).nullable(),
  affectedDivisions: z.array(divisionForm),
  commandingCenter: agencyForm,
  lead: agencyForm.nullable(),
  supporting: z.array(agencyForm),
  duplicateOf: z.object({ id: z.string() }).nullable(),
  reportCount: z.int(),
  returnRequests: z.int(),
  round: z.int(),
  disposition: z.string().nullable(),
  deadlines: z.array(deadlineForm),
  evidence: z.array(z.object({ id: z.string(), sha256: z.string() })),
  tasks: z.array(taskForm),
});
const refusalForm = z.object({ code: z.string(), message: z.string(), path: z.array(z.string()).nullable() });
const payloadForm = z.object({
  incident: incidentForm.nullish(),
  task: taskForm.nullish(),
  assignment: assignmentForm.nullish(),
  refusal: refusalForm.nullable(),
});

export type Assignment = z.output<typeof assignmentForm>;
export type Task = z.output<typeof taskForm>;
export type Incident = z.output<typeof incidentForm>;
type Payload = z.output<typeof payloadForm>;

/** Somebody signed in who sends the operations that the clients ship; whatever is no answer of the contract fails the test. */
export class GraphqlClient {
  constructor(
    private readonly api: Pick<TestApi, "ask">,
    readonly token: string,
    readonly name: string,
  ) {}

  /** Asks a shipped query. */
  async ask<Data>(operation: string, variables: Record<string, unknown>, form: z.ZodType<Data>): Promise<Data> {
    const { data, errors } = await this.api.ask(this.token, shippedOperation(operation), variables);
    if (errors !== undefined) throw new Error(`${operation} as ${this.name}: ${JSON.stringify(errors)}`);
    return form.parse(data);
  }

  /** Gives a command that must be accepted and answers with the incident. */
  async incident(operation: string, input: object): Promise<Incident> {
    return present(await this.accepted(operation, input), "incident");
  }

  /** Gives a command that must be accepted and answers with the task. */
  async task(operation: string, input: object): Promise<Task> {
    return present(await this.accepted(operation, input), "task");
  }

  /** Gives a command that must be accepted and answers with the assignment. */
  async assignment(operation: string, input: object): Promise<Assignment> {
    return present(await this.accepted(operation, input), "assignment");
  }

  /** Gives a command that must be refused and answers with the code. */
  async refused(operation: string, input: object): Promise<string> {
    const { refusal } = await this.send(operation, input, payloadForm);
    if (refusal === null) throw new Error(`${operation} as ${this.name} was accepted`);
    return refusal.code;
  }

  /** An incident as its own reader sees it now. */
  async read(id: string): Promise<Incident> {
    const seen = await this.find(id);
    if (seen === null) throw new Error(`${this.name} does not see ${id}`);
    return seen;
  }

  /** An incident, or null where it is out of sight. */
  async find(id: string): Promise<Incident | null> {
    const { incident } = await this.ask("Incident", { id }, z.object({ incident: incidentForm.nullable() }));
    return incident;
  }

  /** Gives a command under a key of its own, whatever comes of it. */
  async send<Data>(operation: string, input: object, form: z.ZodType<Data>): Promise<Data> {
    const field = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
    const answer = await this.ask(
      operation,
      { input: { idempotencyKey: randomUUID(), ...input } },
      z.object({ [field]: form }),
    );
    return form.parse(answer[field]);
  }

  private async accepted(operation: string, input: object): Promise<Payload> {
    const payload = await this.send(operation, input, payloadForm);
    if (payload.refusal === null) return payload;
    throw new Error(`${operation} as ${this.name}: ${JSON.stringify(payload.refusal)}`);
  }
}

function present<Key extends "incident" | "task" | "assignment">(
  payload: Payload,
  key: Key,
): NonNullable<Payload[Key]> {
  const value = payload[key];
  if (value == null) throw new Error(`there is no ${key} in the answer`);
  return value;
}
