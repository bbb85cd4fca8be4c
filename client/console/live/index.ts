export type { Link } from "./link.js";
export { LinkBadge } from "./link-badge.js";
export { LiveProvider, useLink, useLive, type Live } from "./live-context.js";
export { Watched, useWatched } from "./watched.js";
