import type { CommitHints } from "./commit-hints.js";
import type { HearHint, HintLine } from "./hint-line.js";

/** Joins the hints of this process to those of the other nodes: what is committed here goes out, what is heard wakes whoever listens here. */
export function joinNodes(hints: CommitHints, open: (hear: HearHint) => HintLine): HintLine {
  const line = open((position) => hints.tell(position ?? 0n, "other"));
  const stop = hints.listen((position, origin) => {
    if (origin === "own") line.publish(position);
  });
  return {
    kind: line.kind,
    isConnected: () => line.isConnected(),
    publish: (position) => line.publish(position),
    async close() {
      stop();
      await line.close();
    },
  };
}
