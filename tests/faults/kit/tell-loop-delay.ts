// Preloaded by `node --import` into a server under test: tells, whenever it is asked over the channel to its parent, how long its event loop was
// held up since it was asked last, 99 times of 100, in milliseconds.
import { monitorEventLoopDelay } from "node:perf_hooks";

const delays = monitorEventLoopDelay({ resolution: 10 });
delays.enable();

process.on("message", () => {
  const loopP99Ms = delays.percentile(99) / 1e6;
  delays.reset();
  process.send?.({ loopP99Ms });
});
// Listening to the parent is no reason to live on.
process.channel?.unref();
