import { openBrowser } from "../../client/browser/launch-browser.js";
import type { Bench, BenchOptions, BenchResult } from "../bench.js";
import { BenchCounty } from "../live/muster.js";
import { percentile } from "../read/percentile.js";
import { visitDesk, type Opening, type Visit } from "./first-rows.js";

const FULL = { incidents: 1_500, visits: 10 };
const QUICK = { incidents: 20, visits: 1 };
const LONGEST_MS = 2_000;

/** How soon an operator sees the queue. */
export const deskBench: Bench = {
  title: "The desk: how soon the first rows are there",
  run: async ({ isQuick, say }) => {
    const plan = isQuick ? QUICK : FULL;
    const county = await BenchCounty.open(1);
    let chromium = "";
    try {
      const node = await county.start();
      say(`reporting ${plan.incidents} incidents`);
      await county.prepare(node, plan.incidents);
      const made: Visit[] = [];
      for (let visit = 1; visit <= plan.visits; visit += 1) {
        const browser = await openBrowser();
        chromium = browser.version();
        made.push(await visitDesk(browser, `http://127.0.0.1:${node.port}`, county.token));
        await browser.close();
        tell(visit, made, say);
      }
      await node.program.stop();
      return resultOf(plan, { chromium, postgres: await county.postgresVersion() }, made);
    } finally {
      await county.close();
    }
  },
};

function tell(visit: number, made: readonly Visit[], say: BenchOptions["say"]): void {
  const last = made.at(-1);
  if (last === undefined) return;
  const [cold, warm] = [last.cold, last.warm].map(({ firstRowMs }) => firstRowMs.toFixed(0));
  say(`visit ${visit}: first row after ${cold} ms, again after ${warm} ms`);
}

function resultOf(plan: typeof FULL, versions: BenchResult["versions"], made: readonly Visit[]): BenchResult {
  const row = (name: string, of: (visit: Visit) => Opening) => {
    const [rows, maps] = [made.map((one) => of(one).firstRowMs), made.map((one) => of(one).mapMs)];
    return [name, ...[rows, maps].flatMap((all) => [percentile(all, 0.5), Math.max(...all)].map(Math.round))];
  };
  const cold = made.map((visit) => visit.cold.firstRowMs);
  return {
    parameters: plan,
    versions,
    figures: made.map((visit) => ({ cold: { ...visit.cold }, warm: { ...visit.warm } })),
    parts: [
      {
        title: "From asking for the page, ms",
        columns: ["browser", "first row p50", "longest", "map p50", "longest"],
        rows: [row("never here before", ({ cold: first }) => first), row("back again", ({ warm }) => warm)],
      },
    ],
    goals: [
      {
        name: "first rows in a browser that was never here, the longest",
        bound: "at most",
        goal: LONGEST_MS,
        measured: Math.max(...cold),
        unit: "ms",
      },
    ],
    notes: [
      "The demo county with open incidents, `serve.js` with every durability on, a session that is signed in, 1920 × 1080, headless Chromium on the same machine as server and database: it draws the map without a graphics card, which takes a processor away from everything else.",
      "A browser that was never here was started for it, has an empty cache and compiles everything; back again is its second page.",
    ],
  };
}
