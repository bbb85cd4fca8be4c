export { Desk } from "./desk.js";
