// A program that owns an embedded PostgreSQL, for tests that kill it: node --import … hold-postgres.ts '{"home":"…"}'
import { startPostgres, StartRefusal } from "../../server/platform/embedded-postgres/index.js";
import type { StartPostgresOptions } from "../../server/platform/embedded-postgres/index.js";

const options: StartPostgresOptions = JSON.parse(process.argv[2] ?? "{}");

try {
  const server = await startPostgres(options);
  const alive = setInterval(() => undefined, 1_000);
  process.once("SIGINT", () => {
    clearInterval(alive);
    void server.stop();
  });
  // Said last: whoever hears it may send the signal at once.
  const { port, pid, dataFolder, notice } = server;
  process.stdout.write(`${JSON.stringify({ port, pid, dataFolder, notice, url: server.superuserUrl("postgres") })}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refused: error instanceof StartRefusal ? error.code : String(error) })}\n`);
  process.exitCode = 1;
}
