import type { FaultCounty } from "../../faults/kit/fault-world.js";
import { freePort } from "../../faults/kit/fault-world.js";
import { Asker } from "./ask.js";
import { LIST, SEATS } from "./questions.js";
import { StatementCounter } from "./statement-counter.js";

/** How many SQL statements one answer took. */
export interface StatementCount {
  readonly seat: string;
  readonly rows: number;
  readonly statements: number;
}

const QUIET_MS = 3_000;

/** Counts the statements of a page of each size for every seat that sees enough; what the server also sends while nobody asks is left out. */
export async function countPageStatements(
  county: FaultCounty,
  sizes: readonly number[],
  where: Readonly<Record<string, unknown>>,
): Promise<readonly StatementCount[]> {
  const counter = await StatementCounter.open(Number(new URL(county.databaseUrl).port));
  const port = await freePort();
  const server = await county.serve({ port, settings: { DATABASE_URL: through(county.databaseUrl, counter.port) } });
  counter.take();
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  const background = new Set(counter.take());
  const counts: StatementCount[] = [];
  for (const seat of SEATS) {
    const asker = new Asker(port, await county.signIn(seat.holder));
    for (const first of sizes) {
      await asker.ask(LIST, { where, first });
      counter.take();
      const { text } = await asker.ask(LIST, { where, first });
      const statements = counter.take().filter((statement) => !background.has(statement)).length;
      counts.push({ seat: seat.name, rows: text.split('"cursor"').length - 1, statements });
    }
    asker.close();
  }
  await server.stop();
  await counter.close();
  return counts;
}

function through(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.port = String(port);
  return url.href;
}
