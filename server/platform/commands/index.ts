export type { Command, CommandCall, CommandEnvironment } from "./command.js";
export { forgetOldKeys } from "./forget-old-keys.js";
export { runCommand } from "./run-command.js";
export type { Reaction, Reactions, Transaction } from "./transaction.js";
