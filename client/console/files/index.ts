export { FilePicker } from "./file-picker.js";
export { type SentFile } from "./send-file.js";
