// Preloaded by `node --import` into a server under test: tells, whenever it is asked over the channel to its parent, how many bytes it still
// holds after everything that nobody needs any more is gone.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

process.on("message", () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ liveBytes: heapUsed + external });
});
// Listening to the parent is no reason to live on.
process.channel?.unref();
