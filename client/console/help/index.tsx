export { HelpButton } from "./help-button.js";
