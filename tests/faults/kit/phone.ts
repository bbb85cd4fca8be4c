// A phone that was away: a program that sends what its owner did, one after the other, each under the key that it got when it was done,
// and writes down every answer before it goes on. It is started again as often as it is killed.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { MusterClient } from "../../../client/muster-client.js";
import { MusterError } from "../../../client/muster-error.js";

const actionForm = z.object({
  key: z.string(),
  command: z.string(),
  type: z.string(),
  input: z.record(z.string(), z.unknown()),
});
const refusalForm = z.object({ code: z.string() }).nullable();

const [server = "", name = "", password = "", queue = "", outbox = "", dieBehind = ""] = process.argv.slice(2);
const actions = z.array(actionForm).parse(JSON.parse(readFileSync(queue, "utf8")));
const stored = existsSync(outbox) ? readFileSync(outbox, "utf8").split("\n").length - 1 : 0;
const client = new MusterClient(server);

/** Goes on until there is an answer: whoever has no network has nothing else to do. */
async function insist<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof MusterError) || (error.status !== 0 && error.status < 500)) throw error;
      await sleep(50);
    }
  }
}

await insist(() => client.signIn(name, password));
for (const [nth, { key, command, type, input }] of [...actions.entries()].slice(stored)) {
  const query = `mutation ($input: ${type}!) { ${command}(input: $input) { refusal { code } } }`;
  const form = z.object({ [command]: z.object({ refusal: refusalForm }) });
  const answer = await insist(() => client.request(query, { input: { idempotencyKey: key, ...input } }, form));
  // Killed between the answer and its note: the next start knows nothing of it.
  if (dieBehind === String(nth)) process.kill(process.pid, "SIGKILL");
  appendFileSync(outbox, `${JSON.stringify({ key, refusal: answer[command]?.refusal?.code ?? null })}\n`);
}
