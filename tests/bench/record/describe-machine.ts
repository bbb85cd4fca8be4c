import { execFileSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";

/** Where and with what something was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  /** The commit of Muster, with a plus where files differed from it. */
  readonly commit: string;
}

/** Describes this machine, this Node and the checkout. */
export function describeMachine(root: string): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    kernel: `${type()} ${release()}`,
    node: process.versions.node,
    commit: commitOf(root),
  };
}

/** What the benches themselves write is no difference. */
const RECORDS = ["docs/performance", "docs/performance.md"];

function commitOf(root: string): string {
  const git = (...words: string[]): string =>
    execFileSync("git", words, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const commit = git("rev-parse", "--short=10", "HEAD");
    const changes = git("status", "--porcelain", "--", ".", ...RECORDS.map((path) => `:!${path}`));
    return changes === "" ? commit : `${commit}+`;
  } catch {
    return "unknown";
  }
}
