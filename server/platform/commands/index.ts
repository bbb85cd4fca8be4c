export { forgetOldKeys } from "./forget-old-keys.js";
export { runCommand, type Command, type CommandCall, type CommandEnvironment } from "./run-command.js";
export type { Reaction, Reactions, Transaction } from "./transaction.js";
