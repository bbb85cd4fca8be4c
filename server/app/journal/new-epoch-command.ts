import { parseArgs } from "node:util";
import { beginEpoch } from "../../platform/journal/index.js";
import { migrationEnvironment } from "../environment.js";
import type { Closers } from "../run-until-stopped.js";
import { StartFault } from "../start-fault.js";
import { noteInJournal } from "./journal-event.js";
import { openJournal } from "./open-journal.js";

/** Begins another epoch after a restore, as the owner of the tables, so that nobody goes on from positions that mean something else now. */
export async function newEpochCommand(words: string[], closers: Closers): Promise<void> {
  const { values } = parseArgs({ args: words, options: { yes: { type: "boolean" } } });
  if (values.yes !== true) {
    throw new StartFault(
      "更换纪元会让所有在线客户端重新加载，只在恢复备份之后需要；确认请加 --yes。",
      "Another epoch makes every client load again, and is needed after a restore only: add --yes if that is what you want.",
    );
  }
  const { DATABASE_OWNER_URL, DATABASE_SCHEMA } = migrationEnvironment(process.env);
  const { database, countyCode, now } = await openJournal(DATABASE_OWNER_URL, DATABASE_SCHEMA, closers);
  const epoch = await database.writeAsSystem("journal epoch", async (em) => {
    const begun = await beginEpoch(em);
    await noteInJournal(em, countyCode, now, {
      type: "journal.epoch-begun",
      summary: "恢复数据后更换日志纪元",
      changes: { epoch: begun },
    });
    return begun;
  });
  console.log(`新纪元 ${epoch}，客户端将重新加载。 The epoch is ${epoch}; every client will load again.`);
}
