import type { Tally } from "./tally.js";

/** A progress display: called often, it draws seldom. */
export interface Progress {
  show(tally: Tally): void;
  clear(): void;
}

/**
 * A bar on a terminal, a line every five seconds elsewhere. Drawn by hand because a prompt library's bar puts the terminal
 * into raw mode, where Ctrl-C ends the process before the closing table is printed.
 */
export function showProgress(
  output: Pick<NodeJS.WriteStream, "write" | "isTTY">,
  total: number,
  now: () => number,
): Progress {
  const everyMs = output.isTTY ? 100 : 5_000;
  const startedAt = now();
  let drawnAt = startedAt;
  return {
    show(tally) {
      if (now() - drawnAt < everyMs) return;
      drawnAt = now();
      const line = progressLine(tally, total, now() - startedAt);
      output.write(output.isTTY ? `\r\u001B[2K${line}` : `${line}\n`);
    },
    clear() {
      if (output.isTTY) output.write("\r\u001B[2K");
    },
  };
}

/** One line that says how far the replay is and how it fares. */
export function progressLine(tally: Tally, total: number, elapsedMs: number): string {
  const share = total > 0 ? Math.min(1, tally.read / total) : 1;
  const bar = "█".repeat(Math.round(share * 20)).padEnd(20, "░");
  const rate = elapsedMs > 0 ? Math.round((tally.latenciesMs.length * 1_000) / elapsedMs) : 0;
  const refused = [...tally.refused.values()].reduce((sum, count) => sum + count, 0);
  return `${bar} ${tally.read} / ${total}  ${rate}/s  受理 accepted ${tally.accepted}  拒绝 refused ${refused}  坏行 bad ${tally.bad.count}`;
}
