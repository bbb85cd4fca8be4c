import { MusterError } from "../muster-error.js";
import { readIdentity } from "./read-identity.js";
import { readOptions } from "./read-options.js";
import { replayFile } from "./replay-file.js";
import { UsageError } from "./usage-error.js";

/** Exit codes: 0 nothing lost, 1 reports lost or no server, 2 wrongly called, 130 interrupted. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  const identity = options.identity ?? readIdentity(process.env["MUSTER_HOME"] ?? ".muster");
  const stop = new AbortController();
  let isInterrupted = false;
  // The second Ctrl-C finds no listener and ends the process at once.
  process.once("SIGINT", () => {
    isInterrupted = true;
    stop.abort();
  });
  const tally = await replayFile(options, identity, { output: process.stdout, problems: process.stderr }, stop);
  if (!isInterrupted && tally.lost.size === 0) return 0;
  console.error(isInterrupted ? "中断 interrupted." : `有丢失 reports were lost at ${options.server}.`);
  console.error("Run the same command again: what has been filed already is not filed twice.");
  return isInterrupted ? 130 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof UsageError || error instanceof MusterError ? error.message : error);
    if (error instanceof MusterError && error.code === "UNREACHABLE")
      console.error(
        "服务未启动？先运行 npm start，或用 --server 指明地址。 Is it running? npm start first, or name it with --server.",
      );
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
