import { FaultWorld } from "../../faults/kit/fault-world.js";
import { withConnection } from "../../support/with-connection.js";
import type { Bench, BenchOptions, BenchResult } from "../bench.js";
import { countPageStatements } from "./count-statements.js";
import { fillCounty } from "./fill-county.js";
import { landmarks, measureReads, type Measured } from "./measure.js";
import { reportOf } from "./report.js";

/** Boards and lists while the history of one county grows. */
export const readBench: Bench = {
  title: "Reads: the board and the lists, from ten thousand to a million incidents",
  run: (options) => measureGrowth(options),
};

async function measureGrowth(options: BenchOptions): Promise<BenchResult> {
  const { isQuick } = options;
  const say = (line: string): void => options.say(line);
  const sizes = isQuick ? [2_000, 4_000] : [10_000, 100_000, 1_000_000];
  const rounds = isQuick ? { warm: 1, boards: 3, pages: 2 } : { warm: 2, boards: 60, pages: 25 };
  // The way there needs a curve, the last stop a tail.
  const onTheWay = isQuick ? rounds : { warm: 2, boards: 20, pages: 8 };
  const world = await FaultWorld.open();
  try {
    const county = await world.county();
    const now = new Date();
    const stops: { readonly size: number; readonly measured: readonly Measured[] }[] = [];
    for (const [index, size] of sizes.entries()) {
      await withConnection(county.superuserUrl, async (client) => {
        await client.query(`set search_path to ${world.schema}; set timezone to 'UTC'`);
        await fillCounty(client, { from: sizes[index - 1] ?? 0, to: size, now, say });
      });
      stops.push({
        size,
        measured: await measureReads({ world, county }, size === sizes.at(-1) ? rounds : onTheWay, say),
      });
    }
    const { squadId } = await landmarks(county);
    const statements = await countPageStatements(county, [10, 50, 100], { squadId });
    const [about] = await county.query<{ postgres: string; bytes: string }>(
      "select current_setting('server_version') as postgres, pg_database_size(current_database())::text as bytes",
    );
    return reportOf({
      stops,
      statements,
      rounds,
      postgres: about?.postgres ?? "?",
      gigabytes: Number(about?.bytes) / 1e9,
    });
  } finally {
    await world.close();
  }
}
