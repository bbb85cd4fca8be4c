// Preloaded by `node --import` into a server under test: tells, whenever it is asked over the channel to its parent, what it holds.
import { Socket } from "node:net";

/** Not in the types, since it is for looking inside only. */
const handles = (process as unknown as { _getActiveHandles(): readonly unknown[] })._getActiveHandles.bind(process);

process.on("message", () => {
  const backlogs = handles().map((handle) => (handle instanceof Socket ? handle.writableLength : 0));
  process.send?.({ rss: process.memoryUsage().rss, backlog: Math.max(0, ...backlogs) });
});
// Listening to the parent is no reason to live on.
process.channel?.unref();
