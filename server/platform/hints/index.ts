export { makeCommitHints, type CommitHints, type HintOrigin } from "./commit-hints.js";
export type { HintLine } from "./hint-line.js";
export { joinNodes } from "./join-nodes.js";
export { openNatsLine } from "./open-nats-line.js";
export { openNotifyLine } from "./open-notify-line.js";
