export { makeAskClient } from "./ask-client.js";
export { readFault, type Fault, type FaultKind } from "./fault.rules.js";
export { newIdempotencyKey } from "./idempotency-key.js";
export { serverClock } from "./server-clock.js";
export { giveCommand, useCommand, type Outcome } from "./use-command.js";
export { useSettled } from "./use-settled.js";
export { useServerNow } from "./use-server-now.js";
