import { once } from "node:events";
import { z } from "zod";

/** Where the debugger of a Node process listens, as it says at its start. */
const LISTENING = /ws:\/\/127\.0\.0\.1:\d+\/[0-9a-f-]+/;

const profileForm = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).default([]),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

/** What a processor did, sample by sample, as V8 tells it. */
export type CpuProfile = z.output<typeof profileForm>;

const answerForm = z.object({ id: z.number(), result: z.object({ profile: profileForm.optional() }) });

/** Watches what the processor does in another Node process that was started with `--inspect`, while some work goes on. */
export async function profile(said: string, work: () => Promise<void>): Promise<CpuProfile> {
  const [address] = LISTENING.exec(said) ?? [];
  if (address === undefined) throw new Error(`no debugger listens: ${said.slice(0, 500)}`);
  const socket = new WebSocket(address);
  await once(socket, "open");
  let count = 0;
  const ask = async (method: string, params = {}): Promise<CpuProfile | undefined> => {
    count += 1;
    socket.send(JSON.stringify({ id: count, method, params }));
    const [{ data }] = (await once(socket, "message")) as [MessageEvent];
    return answerForm.parse(JSON.parse(String(data))).result.profile;
  };
  await ask("Profiler.enable");
  await ask("Profiler.setSamplingInterval", { interval: 500 });
  await ask("Profiler.start");
  await work();
  const found = await ask("Profiler.stop");
  socket.close();
  if (found === undefined) throw new Error("the debugger gave no profile");
  return found;
}
