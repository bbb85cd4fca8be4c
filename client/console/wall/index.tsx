export { Wall } from "./wall.js";
