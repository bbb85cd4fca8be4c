export { QueuePanel } from "./queue-panel.js";
