import { setTimeout as sleep } from "node:timers/promises";
import { explainExit, portTaken } from "./explain-exit.js";
import { findFreePort } from "./find-free-port.js";
import { launchServer } from "./launch-server.js";
import type { Launch, RunningServer } from "./launch-server.js";
import { StartRefusal } from "./start-refusal.js";

const patienceMs = 30_000;

/** Launches PostgreSQL, again and again while an earlier one is still leaving; without a wished port it takes a free one. */
export async function launchUntilReady(
  launch: Omit<Launch, "port">,
  wishedPort: number | undefined,
): Promise<RunningServer & { readonly port: number }> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const port = wishedPort ?? (await findFreePort());
    const attempt = await launchServer({ ...launch, port });
    if ("pid" in attempt) return { ...attempt, port };
    const cause = explainExit({ ...launch, port }, attempt.said);
    if (cause instanceof StartRefusal) throw cause;
    if (cause === "PORT_TAKEN" && wishedPort !== undefined) throw portTaken(port);
    if (Date.now() > deadline) throw stillLeaving(launch.data, attempt.said);
    await sleep(200);
  }
}

function stillLeaving(data: string, said: string): StartRefusal {
  return new StartRefusal("DATA_IN_USE", {
    zh: `上一个 PostgreSQL 的进程仍占用 ${data}，${patienceMs / 1000} 秒内未退出。请检查并结束这些进程。`,
    en: `Processes of an earlier PostgreSQL still hold ${data} after ${patienceMs / 1000} seconds. Look for them and end them.\n${said}`,
  });
}
