import { parseArgs } from "node:util";
import type { EntityManager } from "@mikro-orm/postgresql";
import { pruneJournal, readForArchive, readJournalHead, verifyJournal } from "../../platform/journal/index.js";
import { migrationEnvironment } from "../environment.js";
import type { Closers } from "../run-until-stopped.js";
import { StartFault } from "../start-fault.js";
import { noteInJournal } from "./journal-event.js";
import { askingApart, openJournal, tellingProgress, type OpenJournal } from "./open-journal.js";
import { wronglyCalled } from "./usage.js";
import { wrongEntry } from "./verify-command.js";
import { refuseExisting, writeNewFile } from "./write-new-file.js";

/** Network logs are kept for half a year by law (网络安全法 art. 21); nothing shorter is taken. */
const LEAST_DAYS = 183;
/** Three years: beyond the two within which an administrative penalty can still be imposed (行政处罚法 art. 36), and then some. */
const KEPT_DAYS = 1_095;
const DAY_MS = 86_400_000;
const BATCH = 2_000;

/** Moves entries that are old enough into an archive file and raises the floor of the journal, as the owner of the tables. */
export async function pruneCommand(words: string[], closers: Closers): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: { archive: { type: "string" }, "keep-days": { type: "string" }, yes: { type: "boolean" } },
  });
  const keepDays = Number(values["keep-days"] ?? KEPT_DAYS);
  if (values.archive === undefined || values.yes !== true || !Number.isInteger(keepDays)) throw wronglyCalled();
  if (keepDays < LEAST_DAYS) throw tooShort(keepDays);
  await refuseExisting(values.archive);
  const { DATABASE_OWNER_URL, DATABASE_SCHEMA } = migrationEnvironment(process.env);
  const journal = await openJournal(DATABASE_OWNER_URL, DATABASE_SCHEMA, closers);
  await refuseStranger(journal);
  const { fault } = await verifyJournal(askingApart(journal), { onProgress: tellingProgress() });
  if (fault !== null) throw wrongEntry(fault);
  const { floor, upTo } = await findFloor(journal, keepDays);
  if (upTo === floor) {
    console.log("没有可归档的记录。 No entry may leave the journal yet.");
    return;
  }
  await writeNewFile(values.archive, archiveOf(journal, upTo));
  await remove(journal, { floor, upTo, keepDays });
  console.log(
    `第 ${floor + 1n} 至 ${upTo} 条已归档到 ${values.archive}，日志自第 ${upTo + 1n} 条起。 Entries ${floor + 1n} to ${upTo} went to ${values.archive}; the journal begins with ${upTo + 1n}.`,
  );
}

/** Said before an archive is written, which nobody should find beside entries that are still there. */
async function refuseStranger({ database }: OpenJournal): Promise<void> {
  const [role] = await database.read({ system: "journal prune" }, (em) =>
    em.execute<{ may: boolean }[]>("select has_table_privilege('journal', 'delete') as may"),
  );
  if (role?.may === true) return;
  throw new StartFault(
    "DATABASE_OWNER_URL 的角色无权删除日志条目；须为表的所有者。",
    "The role in DATABASE_OWNER_URL may not remove entries of the journal: it must own the tables.",
  );
}

/** In one transaction, so that nobody ever meets a journal whose floor and first entry do not fit. */
function remove(
  { database, countyCode, now }: OpenJournal,
  { floor, upTo, keepDays }: { readonly floor: bigint; readonly upTo: bigint; readonly keepDays: number },
): Promise<void> {
  return database.writeAsSystem("journal prune", async (em) => {
    await withoutHurry(em);
    await pruneJournal(em, upTo);
    await noteInJournal(em, countyCode, now, {
      type: "journal.pruned",
      summary: "到期日志转入归档",
      changes: { from: Number(floor + 1n), to: Number(upTo), keepDays },
    });
  });
}

/** How far the oldest stretch reaches in which everything is old enough and belongs to no incident that goes on. */
async function findFloor(
  { database, now }: OpenJournal,
  keepDays: number,
): Promise<{ readonly floor: bigint; readonly upTo: bigint }> {
  return database.read({ system: "journal prune" }, async (em) => {
    await withoutHurry(em);
    const { floor, position } = await readJournalHead(em);
    const [kept] = await em.execute<{ first: string | null }[]>(
      `select min(j.position) as first from journal j left join incident i on i.id = j.incident_id
       where j.recorded_at >= ? or i.status not in ('CLOSED', 'REJECTED', 'CANCELLED', 'DUPLICATE')`,
      [new Date(now.getTime() - keepDays * DAY_MS)],
    );
    return { floor, upTo: kept?.first == null ? position : BigInt(kept.first) - 1n };
  });
}

/** The guards of the API are for the API: what runs once a year may take its time. */
async function withoutHurry(em: EntityManager): Promise<void> {
  await em.execute("set local statement_timeout = 0");
  await em.execute("set local idle_in_transaction_session_timeout = 0");
}

/** The lines of an archive: where it begins and the hash before, then each entry with the text that its hash covers. */
async function* archiveOf({ database, countyCode }: OpenJournal, upTo: bigint): AsyncGenerator<string> {
  const inSnapshot = <Value>(work: (em: EntityManager) => Promise<Value>) =>
    database.read({ system: "journal archive" }, work);
  const { epoch, floor, floorHash } = await inSnapshot(readJournalHead);
  yield line({
    format: "muster-journal-archive/1",
    county: countyCode,
    epoch,
    after: Number(floor),
    previous: floorHash,
  });
  for (let after = floor; after < upTo;) {
    const entries = await inSnapshot((em) => readForArchive(em, after, upTo, BATCH));
    yield entries.map(line).join("");
    after = BigInt(entries.at(-1)?.position ?? upTo);
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

function tooShort(keepDays: number): StartFault {
  return new StartFault(
    `--keep-days ${keepDays} 过短：日志依法至少留存六个月（${LEAST_DAYS} 天）。`,
    `--keep-days ${keepDays} is too short: the law wants logs kept for six months at least (${LEAST_DAYS} days).`,
  );
}
