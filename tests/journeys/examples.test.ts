import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getOperationAST, Kind, parse } from "graphql";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "../../server/kernel/ids.js";
import { projectRoot } from "../../server/kernel/project-root.js";
import { startDemoServer, type DemoServer } from "../support/demo-server.js";

const folder = join(projectRoot, "client/operations/examples");
const examples = readdirSync(folder)
  .toSorted()
  .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));

const taskForm = z.object({ id: z.string(), role: z.string() });
const tasksForm = z.object({ dispatchIncident: z.object({ incident: z.object({ tasks: z.array(taskForm) }) }) });
const reportForm = z.object({ reportIncident: z.object({ incident: z.object({ id: z.string() }) }) });
const assignedForm = z.object({
  assignSquad: z.object({ task: z.object({ assignments: z.array(z.object({ id: z.string() })) }) }),
});
const squadsForm = z.object({ squads: z.array(z.object({ id: z.string(), callSign: z.string() })) });
const closedForm = z.object({ closeIncident: z.object({ incident: z.object({ status: z.string() }) }) });

/** Opened in their order, each as the identity that its second line names, the examples lead an incident from report to closing. */
describe("the explorer's saved examples, one after the other", () => {
  let api: DemoServer;
  /** What somebody pastes from one answer into the next example's variables. */
  const known: Record<string, unknown> = { resultCode: "MOVED" };

  beforeAll(async () => {
    api = await startDemoServer();
    const squadMember = await api.signIn("yicheng-enforcement-squad");
    const { data } = await api.ask(squadMember, '{ squads(division: "371323001") { id callSign } }');
    known["squadId"] = squadsForm.parse(data).squads.find(({ callSign }) => callSign === "EO-001-1")?.id;
    const input = { idempotencyKey: newId("ses"), squadId: known["squadId"], isOnDuty: true };
    const onDuty = "mutation ($input: SetSquadDutyInput!) { setSquadDuty(input: $input) { squad { onDuty } } }";
    await api.ask(squadMember, onDuty, { input });
  });
  afterAll(() => api?.close());

  test.each(examples)("$file is answered without an error and without a refusal", async ({ text }) => {
    const data = await answerOf(text);
    expect(data).toBeTruthy();
    expect(refusalsIn(data)).toEqual([]);
    await goOn(data);
  });

  test("the incident was closed", () => expect(known["status"]).toBe("CLOSED"));

  async function answerOf(text: string): Promise<unknown> {
    const operation = getOperationAST(parse(text));
    const variables = variablesOf(text);
    const token = await api.signIn(/^# 身份 Identity: (\S+)$/m.exec(text)?.[1] ?? "county-shift-leader");
    if (operation?.operation === "subscription") return firstFrame(token, text);
    const password = api.passwordOf("county-shift-leader");
    const filledIn = text.replace('name: "…", password: "…"', `name: "county-shift-leader", password: "${password}"`);
    const { data, errors } = await api.ask(token, filledIn, variables);
    expect(errors).toBeUndefined();
    return data;
  }

  /** As the explorer fills them in: a fresh key, everything else from the answers before. */
  function variablesOf(text: string): Record<string, unknown> {
    const names = (getOperationAST(parse(text))?.variableDefinitions ?? []).flatMap(({ variable, type }) =>
      type.kind === Kind.NON_NULL_TYPE ? [variable.name.value] : [],
    );
    return Object.fromEntries(names.map((name) => [name, /key$/i.test(name) ? newId("ses") : known[name]]));
  }

  async function firstFrame(token: string, query: string): Promise<unknown> {
    const socket = createClient({ url: api.wsUrl, connectionParams: { authorization: `Bearer ${token}` } });
    for await (const { data, errors } of socket.iterate({ query, variables: { after: known["asOf"] } })) {
      expect(errors).toBeUndefined();
      await socket.dispose();
      return data;
    }
    return null;
  }

  /** Keeps what later examples ask for, and does beside them what the supporting agency does. */
  async function goOn(data: unknown): Promise<void> {
    known["incidentId"] ??= reportForm.safeParse(data).data?.reportIncident.incident.id;
    known["assignmentId"] ??= assignedForm.safeParse(data).data?.assignSquad.task.assignments[0]?.id;
    known["status"] ??= closedForm.safeParse(data).data?.closeIncident.incident.status;
    const tasks = tasksForm.safeParse(data).data?.dispatchIncident.incident.tasks ?? [];
    known["taskId"] ??= tasks.find(({ role }) => role === "LEAD")?.id;
    for (const { id } of tasks.filter(({ role }) => role === "ASSIST")) await support(id);
  }

  async function support(taskId: string): Promise<void> {
    const leader = await api.signIn("yicheng-township-office-leader");
    const document = `mutation ($accept: TaskActionInput!, $complete: CompleteTaskInput!) {
      acceptTask(input: $accept) { refusal { code } }
      completeTask(input: $complete) { refusal { code } }
    }`;
    const result = { resultCode: "MOVED", result: "已划设停放区" };
    const { data, errors } = await api.ask(leader, document, {
      accept: { idempotencyKey: newId("ses"), taskId },
      complete: { idempotencyKey: newId("ses"), taskId, ...result },
    });
    expect([refusalsIn(data), errors]).toEqual([[], undefined]);
  }
});

function refusalsIn(data: unknown): readonly unknown[] {
  const answers = z.record(z.string(), z.unknown()).safeParse(data).data ?? {};
  return Object.values(answers).flatMap((answer) => {
    const refusal = z.object({ refusal: z.unknown() }).safeParse(answer).data?.refusal;
    return refusal == null ? [] : [refusal];
  });
}
