export { useSession, useViewer, type Session } from "./session-context.js";
export { SessionGate } from "./session-gate.js";
export type { Viewer, ViewerPost } from "./viewer.js";
export { ViewerMenu } from "./viewer-menu.js";
export { ViewingBanner } from "./viewing-banner.js";
