export { waitBeforeRetry } from "./back-off.js";
export type { Following } from "./follow-feed.js";
export { judgeFrame, type FeedEntry, type FeedFrame, type FrameVerdict, type ResyncReason } from "./frame-rule.js";
export type { LinkState } from "./link-state.js";
export { LiveLine, type LiveLineOptions, type Watching } from "./live-line.js";
