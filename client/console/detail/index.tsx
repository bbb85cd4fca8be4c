export { DetailPanel } from "./detail-panel.js";
