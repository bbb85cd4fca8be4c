// `npm run bench -- NAME [--quick]`: measures, prints the tables, and records them in docs/.
import { join } from "node:path";
import { projectRoot } from "../../server/kernel/project-root.js";
import { isMet } from "./bench.js";
import { benches } from "./benches.js";
import { readCommandLine } from "./command-line.js";
import { describeMachine } from "./record/describe-machine.js";
import { recordOf } from "./record/record.js";
import { sectionOf } from "./record/section.js";
import { writeRecord } from "./record/write-record.js";

const asked = readCommandLine(process.argv.slice(2), Object.keys(benches));
if (typeof asked === "string") {
  console.error(asked);
  process.exit(2);
}
for (const name of asked.names) {
  const load = benches[name];
  if (load === undefined) continue;
  const bench = await load();
  const startedAt = performance.now();
  const say = (line: string): void =>
    console.error(`${name} ${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(4)} s  ${line}`);
  const machine = describeMachine(projectRoot);
  const result = await bench.run({ isQuick: asked.isQuick, say });
  const record = recordOf(name, bench.title, machine, result);
  console.log(sectionOf(record));
  const missed = result.goals.filter((goal) => !isMet(goal)).length;
  say(`${result.goals.length - missed} of ${result.goals.length} goals met`);
  if (asked.isQuick) say("quick: nothing recorded, the figures mean nothing");
  else for (const path of writeRecord(join(projectRoot, "docs"), record)) say(`wrote ${path}`);
}
