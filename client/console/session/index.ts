export { LOCK_MINUTES } from "./idle.rules.js";
export { useSession, useViewer, type Session } from "./session-context.js";
export { SessionGate } from "./session-gate.js";
export type { Viewer, ViewerPost } from "./viewer.js";
