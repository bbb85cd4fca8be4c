import { setTimeout as sleep } from "node:timers/promises";
import type { Time } from "./pace.js";

/** The clock of this machine; a sleep ends at once when the signal is given. */
export const realTime: Time = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
};
