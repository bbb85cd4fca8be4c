import { systemClock } from "../../kernel/clock.js";
import type { Database } from "../../platform/database/index.js";
import type { AskJournal, VerifyOptions } from "../../platform/journal/index.js";
import { makeLogger } from "../../platform/logging/index.js";
import { openCounty } from "../open-county.js";
import type { Closers } from "../run-until-stopped.js";

/** A county's journal as a command of the shell works with it. */
export interface OpenJournal {
  readonly database: Database;
  readonly countyCode: string;
  readonly now: Date;
}

/** Opens a county for a command; it is closed with the command's end. */
export async function openJournal(url: string, schema: string, closers: Closers): Promise<OpenJournal> {
  const countyCode = schema.slice("county_".length);
  const logger = makeLogger({ level: "warn" });
  const { database } = await openCounty({ url, schema, countyCode, poolSize: 2, logger });
  closers.add("database", () => database.close());
  return { database, countyCode, now: systemClock.now() };
}

/** Asks each question in a snapshot of its own, so that a long look holds nothing up. */
export function askingApart({ database }: OpenJournal): AskJournal {
  return (sql, parameters) => database.read({ system: "journal" }, (em) => em.execute(sql, [...parameters]));
}

const TELL_EVERY_MS = 2_000;

/** Says how far long work has come, every two seconds at most. */
export function nowAndThen(): (sentence: string) => void {
  let saidAt = performance.now();
  return (sentence) => {
    if (performance.now() - saidAt < TELL_EVERY_MS) return;
    saidAt = performance.now();
    console.error(sentence);
  };
}

/** Progress through the journal, said now and then. */
export function tellingProgress(): NonNullable<VerifyOptions["onProgress"]> {
  const tell = nowAndThen();
  return (done, of) => tell(`日志 journal ${done}/${of}`);
}
