import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../server/kernel/project-root.js";
import { eventually } from "../support/eventually.js";
import { FaultWorld, freePort, type FaultCounty } from "./kit/fault-world.js";
import { Officers } from "./kit/officers.js";
import { TcpProxy } from "./kit/tcp-proxy.js";

const outcomeForm = z.object({ key: z.string(), refusal: z.string().nullable() });
type Outcome = z.output<typeof outcomeForm>;

interface Action {
  readonly key: string;
  readonly command: string;
  readonly type: string;
  readonly input: Readonly<Record<string, unknown>>;
}

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** Makes somebody who leads the enforcement office and signs in with a password, as a phone does. */
async function makeLeader(county: FaultCounty): Promise<{ readonly name: string; readonly password: string }> {
  const name = "phone-of-leader";
  const words = ["create", "--name", name, "--person", "王一", "--post", "AGENCY_LEADER", "--agency", "371323001-EO"];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["dist/server/app/user.js", ...words, "--division", "371323001", "--generate"],
    {
      cwd: projectRoot,
      env: { PATH: process.env["PATH"], DATABASE_URL: county.databaseUrl, DATABASE_SCHEMA: world.schema },
    },
  );
  return { name, password: /shown once: (\S+)/.exec(stdout)?.[1] ?? "" };
}

/** What a leader did on every task while there was no network: signed, wrote two notes, and completed it. */
function actionsOn(tasks: readonly { readonly id: string; readonly incidentId: string }[]): readonly Action[] {
  const action = (command: string, type: string, input: Action["input"]): Action => ({
    key: randomUUID(),
    command,
    type,
    input,
  });
  return tasks.flatMap(({ id: taskId, incidentId }) => [
    action("acceptTask", "TaskActionInput", { taskId }),
    action("addNote", "AddNoteInput", { incidentId, text: "已到现场" }),
    action("addNote", "AddNoteInput", { incidentId, text: "已联系车主" }),
    action("completeTask", "CompleteTaskInput", { taskId, resultCode: "MOVED", result: "已清走" }),
  ]);
}

/** The phone as a process that is killed behind the answers named, each time before it has noted it; ends when the queue is empty. */
async function send(
  port: number,
  who: { name: string; password: string },
  queue: string,
  outbox: string,
  deaths: readonly number[],
): Promise<void> {
  for (const death of [...deaths, null]) {
    const phone = spawn(
      process.execPath,
      [
        // The client's sources hold more TypeScript than can be left out: they are translated.
        "--experimental-transform-types",
        "--no-warnings",
        "--import",
        pathToFileURL(join(projectRoot, "tests/support/resolve-typescript.ts")).href,
        join(projectRoot, "tests/faults/kit/phone.ts"),
        `http://127.0.0.1:${port}`,
        who.name,
        who.password,
        queue,
        outbox,
        String(death ?? ""),
      ],
      { cwd: projectRoot, stdio: ["ignore", "ignore", "inherit"] },
    );
    const [code, signal] = await once(phone, "exit");
    const expected = death === null ? [0, null] : [null, "SIGKILL"];
    expect([code, signal]).toEqual(expected);
  }
}

const outcomesIn = (outbox: string): readonly Outcome[] =>
  readFileSync(outbox, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => outcomeForm.parse(JSON.parse(line)));

const TYPES: Readonly<Record<string, string>> = {
  acceptTask: "task.accepted",
  addNote: "incident.noted",
  completeTask: "task.done",
};

/** Everything that was done without a network, sent through one that breaks three times by a phone that is killed as often; tells what went wrong. */
async function sendQueue(count: number, deaths: readonly number[], defect?: string): Promise<readonly string[]> {
  const county = await world.county();
  const port = await freePort();
  await county.serve({ port, ...(defect === undefined ? {} : { defect }) });
  const proxy = await TcpProxy.open(() => ({ host: "127.0.0.1", port }));
  try {
    const officers = await Officers.at(county, port);
    const tasks = await officers.tasks(count / 4);
    const who = await makeLeader(county);
    const recalled = tasks.filter((_, nth) => nth % 10 === 3);
    for (const { id: taskId } of recalled)
      await officers.must(officers.shiftLeader, "recallTask", { taskId, reason: "另行安排" });
    const actions = actionsOn(tasks);
    const [queue, outbox] = [join(world.home, `${randomUUID()}.json`), join(world.home, `${randomUUID()}.ndjson`)];
    writeFileSync(queue, JSON.stringify(actions));
    writeFileSync(outbox, "");
    let isSent = false;
    const breaking = (async () => {
      for (const share of [0.2, 0.5, 0.8]) {
        const isFar = () => isSent || readFileSync(outbox, "utf8").split("\n").length > share * count;
        await eventually("more of the queue is sent", isFar, 120_000);
        proxy.refuse();
        await new Promise((resolve) => setTimeout(resolve, 200));
        proxy.heal();
      }
    })();
    try {
      await send(proxy.port, who, queue, outbox, deaths);
    } finally {
      isSent = true;
      await breaking;
    }
    const outcomes = outcomesIn(outbox);
    const applied = await county.query<{ type: string; of: string }>(
      `select j.type, coalesce(case when j.type like 'task.%' then j.task_id end, j.incident_id) as of from journal j
       join credential c on c.person_id = j.actor_id and c.name = '${who.name}'
       where j.type in ('task.accepted', 'incident.noted', 'task.done') order by j.position`,
    );
    const expected = actions
      .filter((_, nth) => outcomes[nth]?.refusal === null)
      .map(({ command, input }) => `${TYPES[command]} ${String(input["taskId"] ?? input["incidentId"])}`);
    const found = applied.map(({ type, of }) => `${type} ${of}`);
    const isSame = found.length === expected.length && found.every((one, nth) => one === expected[nth]);
    const refused = outcomes.filter(({ refusal }) => refusal !== null).length;
    return [
      ...(outcomes.map(({ key }) => key).join() === actions.map(({ key }) => key).join()
        ? []
        : ["the answers are not those of the queue, in order"]),
      ...(refused === recalled.length * 2 ? [] : [`${refused} conflicts were shown of ${recalled.length * 2}`]),
      ...(isSame ? [] : [`${found.length} actions were applied of ${expected.length}, or in another order`]),
    ];
  } finally {
    await proxy.close();
    await county.close();
  }
}

describe("C4 a queue of two hundred actions from a phone without a network", () => {
  it("is applied once and in its order through three breaks and three deaths, and every conflict is shown", async () => {
    expect(await sendQueue(200, [30, 91, 150])).toEqual([]);
  }, 240_000);

  it("is caught where a repeated command is carried out again", async () => {
    const violations = await sendQueue(20, [1, 5, 9], "a repeated command is carried out again");
    expect(violations.join()).toMatch(/actions were applied/);
  }, 120_000);
});
