import type { CpuProfile } from "./server-profile.js";

/** A step of a report with the functions or files that it is known by. */
interface Step {
  readonly name: string;
  readonly frames: RegExp;
}

/**
 * The steps, the most particular first. A sample belongs to the step whose frame stands nearest to where the processor was; within one
 * frame the first that fits counts.
 */
export const STEPS: readonly Step[] = [
  { name: "look who asks", frames: /access\/(keep-sessions|resume-session|actor\.queries|note-seen)/ },
  { name: "claim of the key", frames: /commands\/claim/ },
  { name: "locate", frames: /locate-report|modules\/geography\// },
  { name: "suggest a matter", frames: /guess-matter|suggest/ },
  { name: "route", frames: /route-incident|routing/ },
  { name: "clocks", frames: /deadline|work-calendar|duty-hours/ },
  { name: "rows and entries, packed", frames: /command-ferry|new-rows|append-journal|commands\/work/ },
  {
    name: "rules: report, file, dispatch, offer",
    frames: /modules\/(intake|incidents|dispatch)\/(?!.*\.queries)|reactions\//,
  },
  { name: "reading the answer", frames: /\.queries|read-session|lazy-transaction|schema\/common\/context/ },
  { name: "live: reading and hinting the journal", frames: /platform\/(live|hints)\// },
  {
    name: "log and metrics",
    frames: /node_modules\/(pino|@pinojs|sonic-boom|prom-client)|platform\/(logging|metrics)/,
  },
  { name: "gate: limits, rights, cost", frames: /app\/graphql\/|graphql-query-complexity/ },
  { name: "GraphQL", frames: /node_modules\/(graphql|type-graphql|@apollo|@as-integrations|class-validator)|schema\// },
  {
    name: "HTTP",
    frames: /node_modules\/(fastify|@fastify|find-my-way|light-my-request)|node:(_http|internal\/http)|app\/http/,
  },
  { name: "driver of PostgreSQL", frames: /node_modules\/(pg|pg-\w+)\// },
];

const IDLE = new Set(["(idle)", "(program)"]);
const OTHER = "timers, sockets and the rest";
const COLLECTING = "garbage collection";

/** Milliseconds of the processor by step, the greatest first. */
export function timeBySteps({ nodes, samples, timeDeltas }: CpuProfile): ReadonlyMap<string, number> {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parents = new Map(nodes.flatMap(({ id, children }) => children.map((child) => [child, id] as const)));
  const stepOf = (leaf: number): string => {
    if (frames.get(leaf)?.functionName === "(garbage collector)") return COLLECTING;
    for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
      const { functionName, url } = frames.get(id) ?? { functionName: "", url: "" };
      const step = STEPS.find(({ frames: known }) => known.test(`${url} ${functionName}`));
      if (step !== undefined) return step.name;
    }
    return OTHER;
  };
  const known = new Map<number, string>();
  const times = new Map<string, number>();
  for (const [place, id] of samples.entries()) {
    if (IDLE.has(frames.get(id)?.functionName ?? "")) continue;
    const step = known.get(id) ?? stepOf(id);
    known.set(id, step);
    times.set(step, (times.get(step) ?? 0) + (timeDeltas[place] ?? 0) / 1_000);
  }
  return new Map([...times].sort(([, a], [, b]) => b - a));
}
