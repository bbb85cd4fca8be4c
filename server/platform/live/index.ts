export { journalOf, type JournalSource } from "./journal-source.js";
export type { LatestPayload, LatestPlan } from "./latest-plan.js";
export type { LiveEntry, LiveFrame, ResyncReason } from "./live-frame.js";
export { LIVE_LIMITS, type LiveLimits } from "./live-limits.js";
export type { FeedPlan, LiveLink, Membership } from "./live-link.js";
export { openLiveEngine, type LiveEngine, type LiveFigures, type LiveOptions } from "./open-live-engine.js";
