export { makeLogger, type Logger, type LoggerOptions } from "./make-logger.js";
