import { exportCommand } from "./journal/export-command.js";
import { newEpochCommand } from "./journal/new-epoch-command.js";
import { pruneCommand } from "./journal/prune-command.js";
import { wronglyCalled } from "./journal/usage.js";
import { verifyCommand } from "./journal/verify-command.js";
import { runCommandLine, type Closers } from "./run-until-stopped.js";

type JournalCommand = (words: string[], closers: Closers) => Promise<void>;

const COMMANDS: Readonly<Record<string, JournalCommand>> = {
  verify: verifyCommand,
  export: exportCommand,
  prune: pruneCommand,
  "new-epoch": newEpochCommand,
};

/** `npm run journal -- verify | export | prune | new-epoch`: what is done with a county's journal from the shell; ends with 1 where it was not done. */
runCommandLine(async (closers) => {
  const [verb = "", ...words] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined;
  if (command === undefined) throw wronglyCalled();
  await command(words, closers);
});
