import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../server/kernel/project-root.js";
import type { Contender } from "./contender.js";
import { Program } from "./program.js";
import { BENCH_FEED } from "./bench-feed.js";

const PEERS = "tests/bench/peers";

/** The peers by their script; `protocol` is what their subscribers speak. */
export const peers = {
  "bare-ws": { name: "bare ws", protocol: null },
  apollo: { name: "Apollo Server + graphql-ws", protocol: "graphql-transport-ws" },
  yoga: { name: "GraphQL Yoga", protocol: "graphql-transport-ws" },
  mercurius: { name: "Mercurius", protocol: "graphql-transport-ws" },
} as const;

/** The script of a peer. */
export type PeerScript = keyof typeof peers;

/** Installs what the peers are made of where it is missing or older than their lock. */
export function installPeers(say: (line: string) => void): void {
  const folder = join(projectRoot, PEERS);
  const installed = join(folder, "node_modules/.package-lock.json");
  const isFresh =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, "package-lock.json")).mtimeMs;
  if (isFresh) return;
  say("installing the peers");
  execFileSync("npm", ["ci"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

/** What the peers are, with their versions. */
export function peerVersions(): Readonly<Record<string, string>> {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(projectRoot, PEERS, "package.json"), "utf8"),
  );
  const named = ["@apollo/server", "graphql-subscriptions", "graphql-ws", "graphql-yoga", "mercurius", "ws"];
  return Object.fromEntries(named.map((name) => [name, dependencies[name] ?? "?"]));
}

/** Starts a peer that publishes the frame of a file. */
export async function startPeer(
  script: PeerScript,
  frameFile: string,
  flags: readonly string[] = [],
): Promise<Contender> {
  const program = Program.start(`${PEERS}/${script}.mjs`, { env: { BENCH_FRAME: frameFile }, flags });
  const port = await program.hear(({ port: heard }) => (typeof heard === "number" ? heard : undefined));
  let published: [number, number][] = [];
  let position = 0;
  program.child.on("message", ({ publishedAt, position: at }: { publishedAt?: number; position?: number }) => {
    if (publishedAt !== undefined && at !== undefined) published.push([at, publishedAt]);
  });
  const { name, protocol } = peers[script];
  return {
    name,
    program,
    audience: { port, protocol, tokens: [], query: BENCH_FEED },
    publish() {
      position += 1;
      program.tell({ publish: position });
      return Promise.resolve();
    },
    async commits() {
      // An answered question shows that what was told before has been carried out.
      await program.cpuMicros();
      const taken = published;
      published = [];
      return taken;
    },
  };
}
