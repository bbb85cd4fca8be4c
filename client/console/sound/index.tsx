export { SoundBadge } from "./sound-badge.js";
